/** A call that cannot be answered. What is wrong inside a document is a Report instead. */
export class CjmError extends Error {
  constructor(code, message, { pointer, hint, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "CjmError";
    this.code = code;
    if (pointer !== undefined) this.pointer = pointer;
    if (hint !== undefined) this.hint = hint;
  }
}
