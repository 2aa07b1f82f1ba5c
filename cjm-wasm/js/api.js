// The functions and objects that users see, the same in Node and in the browser.
// `createApi` builds them on a `wire`: (operation, optionsJson, inputs) => { json, outputs }.

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

/** The findings about one document, in its order. */
export class Report {
  constructor(data) {
    this.data = data;
  }

  get diagnostics() {
    return this.data.diagnostics;
  }

  get summary() {
    return this.data.summary;
  }

  /** True if nothing found is an error; warnings may remain. */
  get ok() {
    return this.summary.error === 0;
  }

  get length() {
    return this.diagnostics.length;
  }

  [Symbol.iterator]() {
    return this.diagnostics[Symbol.iterator]();
  }

  toJSON() {
    return this.data;
  }

  toString() {
    const lines = this.diagnostics.map((found) => {
      const place = found.span && `${found.span.line}:${found.span.column}`;
      const where = [found.file, place].filter(Boolean).join(":") || found.pointer || "/";
      const advice = found.help ? ` (${found.help})` : "";
      return `${where}: ${found.severity} ${found.code} ${found.message}${advice}`;
    });
    const counts = Object.entries(this.summary).filter(([, count]) => count > 0);
    const total = counts.map(([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`);
    return [...lines, total.join(", ") || "no findings"].join("\n");
  }
}

/** A document that has been read. Made by `read`, `newDocument` and `sample`. */
export class Document {
  #api;
  #input;

  constructor(api, input, data) {
    this.#api = api;
    this.#input = input;
    /** The whole document, under the names of the format. */
    this.data = data;
  }

  static inputOf(document) {
    return document.#input;
  }

  /** The document as it was read; of an object, the JSON made of it. */
  get text() {
    return decode(this.#input.bytes);
  }

  get maps() {
    return (this.data.maps ?? []).map((data) => new Map(this, data));
  }

  /** The map of this id; without one the only map, or the only one whose state is `current`. */
  map(id) {
    const maps = this.maps;
    const hint = `name one of: ${maps.map((map) => map.id).join(", ")}`;
    if (id !== undefined) {
      const found = maps.find((map) => map.id === id);
      if (!found) throw new CjmError("E004", `there is no map \`${id}\` in the document`, { hint });
      return found;
    }
    const current = maps.filter((map) => map.data.state === "current");
    const choice = [maps, current].find((some) => some.length === 1);
    if (choice) return choice[0];
    if (maps.length === 0) throw new CjmError("E006", "the document holds no map");
    throw new CjmError("E005", "the document holds several maps", { hint });
  }

  check(options) {
    return this.#api.check(this, options);
  }

  hash() {
    return this.#api.hash(this);
  }

  fmt() {
    return this.#api.fmt(this);
  }

  toHtml(options) {
    return this.#api.render(this, { ...options, to: "html" });
  }

  toString() {
    return this.text;
  }

  toJSON() {
    return this.data;
  }
}

/** One map of a document. */
export class Map {
  constructor(document, data) {
    this.document = document;
    /** The map, under the names of the format. */
    this.data = data;
  }

  get id() {
    return this.data.id;
  }

  /** The title; if it is given in several languages, in the document's own or the first. */
  get title() {
    const title = this.data.title;
    if (typeof title === "string") return title;
    return title[this.document.data.language] ?? Object.values(title)[0] ?? this.id;
  }

  toHtml(options) {
    return this.document.toHtml({ ...options, map: this.id });
  }

  toJSON() {
    return this.data;
  }
}

/**
 * The operations on one document: which facts about the source the core wants to know, and what
 * users get from the answer.
 */
const OPERATIONS = {
  check: { facts: ["file", "syntax", "spans"], result: (answer) => new Report(answer) },
  fmt: { facts: ["syntax"], result: (_, outputs) => decode(outputs[0]) },
  hash: { facts: ["syntax"], result: (answer) => answer.hash },
  render: {
    facts: ["syntax"],
    defaults: { to: "html" },
    result: (answer, outputs) => (answer.mediaType.startsWith("text/") ? decode(outputs[0]) : outputs[0]),
  },
};

/**
 * Builds the functions. With `wireAsync`, which promises what `wire` returns, each operation on a
 * document has a twin off the main thread: `checkAsync`, `renderAsync`, and so on.
 */
export function createApi(wire, wireAsync) {
  const api = {
    wire,

    call(operation, options = {}, inputs = []) {
      return opened(wire(operation, optionsJson(operation, options), inputs));
    },

    read(source, { syntax, file } = {}) {
      const input = inputOf("read", source, { syntax, file });
      const [answer] = api.call("read", facts(input, ["syntax"]), [input.bytes]);
      return new Document(api, input, answer.document);
    },

    newDocument(options = {}) {
      const [, outputs] = api.call("new", options);
      return api.read(outputs[0], { syntax: "yaml" });
    },

    sample() {
      const [, outputs] = api.call("sample");
      return api.read(outputs[0], { syntax: "yaml" });
    },

    version() {
      return api.call("version")[0];
    },
  };
  for (const [operation, { facts: names, defaults, result }] of Object.entries(OPERATIONS)) {
    const request = (source, options = {}) => {
      const input = inputOf(operation, source, options);
      return [operation, optionsJson(operation, { ...defaults, ...facts(input, names), ...options }), [input.bytes]];
    };
    api[operation] = (source, options) => result(...opened(wire(...request(source, options))));
    if (wireAsync) {
      api[`${operation}Async`] = async (source, options) =>
        result(...opened(await wireAsync(...request(source, options))));
    }
  }
  return api;
}

/** What was thrown by something that never should. */
export function internalError(cause) {
  if (cause instanceof CjmError) return cause;
  return new CjmError("E099", `internal error: ${cause?.message ?? cause}`, { cause });
}

function opened({ json, outputs }) {
  const body = JSON.parse(json);
  if (body.error) throw new CjmError(body.error.code, body.error.message, body.error);
  return [body.ok, outputs];
}

function optionsJson(operation, options) {
  try {
    return JSON.stringify(options);
  } catch (cause) {
    const message = `the options of \`${operation}\` cannot be used: ${cause.message}`;
    throw new CjmError("E002", message, { cause });
  }
}

function facts(input, names) {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}

function inputOf(operation, source, { syntax, file } = {}) {
  if (source instanceof Document) return Document.inputOf(source);
  if (typeof source === "string") return { bytes: encode(source), syntax, file };
  if (source instanceof Uint8Array) return { bytes: source, syntax, file };
  if (typeof source === "object" && source !== null) {
    return { bytes: encode(stringify(source)), syntax: "json", file, spans: false };
  }
  const kind = source === null ? "null" : typeof source;
  throw new CjmError("E003", `\`${operation}\` takes a document, got ${kind}`, {
    hint: "give text, a Uint8Array, an object or a Document",
  });
}

/** JSON.stringify that refuses the numbers it would turn into null. */
function stringify(document) {
  const pointers = new WeakMap();
  const visit = function (key, value) {
    const holder = pointers.get(this);
    const pointer = holder === undefined ? "" : `${holder}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw new CjmError("CJM001", `\`${value}\` is not a number that JSON can hold`, {
        pointer,
        hint: "leave out what is unknown",
      });
    }
    if (typeof value === "object" && value !== null) pointers.set(value, pointer);
    return value;
  };
  try {
    return JSON.stringify(document, visit);
  } catch (cause) {
    if (cause instanceof CjmError) throw cause;
    throw new CjmError("E003", `the document cannot be written as JSON: ${cause.message}`, { cause });
  }
}

/** Text as UTF-8. A lone surrogate goes on as bytes that are not UTF-8: the core says where it stands. */
function encode(text) {
  const encoder = new TextEncoder();
  const parts = text.split(/(\p{Surrogate})/u).map((part) => {
    const unit = part.charCodeAt(0);
    if (part.length !== 1 || unit < 0xd800 || unit > 0xdfff) return encoder.encode(part);
    return Uint8Array.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  });
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function decode(bytes) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
