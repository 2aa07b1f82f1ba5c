/** What merging gave. Iterating gives its conflicts. */
export class Merge {
  #api;

  constructor(api, document, { conflicts, agreed = [], notes = [] }) {
    this.#api = api;
    /** The merged document: it can always be worked with. */
    this.document = document;
    this.conflicts = conflicts;
    this.agreed = agreed;
    this.notes = notes;
  }

  /** True if nobody has to choose. */
  get clean() {
    return this.conflicts.length === 0;
  }

  get length() {
    return this.conflicts.length;
  }

  /** Makes choices: `{ [conflict id]: side }`, and `all` for all other conflicts. */
  resolve(choose = {}, options = {}) {
    return this.#api.resolve(this.document, this.conflicts, { choose, ...options });
  }

  [Symbol.iterator]() {
    return this.conflicts[Symbol.iterator]();
  }

  toJSON() {
    return { document: this.document.data, conflicts: this.conflicts, agreed: this.agreed, notes: this.notes };
  }

  toString() {
    const lines = this.conflicts.map(
      ({ id, kind, entityKind, entity, name, field, default: side }) =>
        `${id}: ${kind} of ${entityKind} ${entity}${name ? ` (${name})` : ""}${field ? ` ${field}` : ""}; as in ${side}`,
    );
    const total = `${this.length} conflicts, ${this.agreed.length} agreed, ${this.notes.length} notes`;
    return [total, ...lines].join("\n");
  }
}
