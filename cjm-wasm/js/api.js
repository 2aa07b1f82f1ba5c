// The functions and objects that users see, the same in Node and in the browser.
// `createApi` builds them on a `wire`: (operation, optionsJson, inputs) => { json, outputs }.

import { ChangeSet } from "./changes.js";
import { CjmError } from "./error.js";
import { Merge } from "./merge.js";
import { Ranking } from "./ranking.js";
import { Report } from "./report.js";
import { ScoreSheet } from "./score.js";

export { ChangeSet, CjmError, Merge, Ranking, Report, ScoreSheet };

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

  /** The document with its findings mended as far as can be. */
  mend(options) {
    return this.#api.read(this.#api.mend(this, options), this.#input);
  }

  hash() {
    return this.#api.hash(this);
  }

  fmt() {
    return this.#api.fmt(this);
  }

  score(options) {
    return this.#api.score(this, options);
  }

  rank(options) {
    return this.#api.rank(this, options);
  }

  /** Compares two maps, the second one here or in another document. */
  diff(other, options) {
    return this.#api.diff(this, other, options);
  }

  /** What becomes of each pain and gap in the future map. */
  roadmap(options) {
    return this.#api.roadmap(this, options);
  }

  /** What two others made of this document, in one. */
  merge(ours, theirs, options) {
    return this.#api.merge(this, ours, theirs, options);
  }

  /** The document with a change set applied. */
  apply(changes, options) {
    return this.#api.apply(this, changes, options);
  }

  toSvg(options) {
    return this.#api.render(this, { ...options, to: "svg" });
  }

  toHtml(options) {
    return this.#api.render(this, { ...options, to: "html" });
  }

  toMarkdown(options) {
    return this.#api.render(this, { ...options, to: "md" });
  }

  toPng(options) {
    return this.#api.render(this, { ...options, to: "png" });
  }

  toPdf(options) {
    return this.#api.render(this, { ...options, to: "pdf" });
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

  score(options) {
    return this.document.score({ ...options, map: this.id });
  }

  rank(options) {
    return this.document.rank({ ...options, map: this.id });
  }

  toSvg(options) {
    return this.document.toSvg({ ...options, map: this.id });
  }

  toHtml(options) {
    return this.document.toHtml({ ...options, map: this.id });
  }

  toMarkdown(options) {
    return this.document.toMarkdown({ ...options, map: this.id });
  }

  toPng(options) {
    return this.document.toPng({ ...options, map: this.id });
  }

  toPdf(options) {
    return this.document.toPdf({ ...options, map: this.id });
  }

  toJSON() {
    return this.data;
  }
}

/**
 * The operations on documents and change sets: how a call becomes a request of the core (options
 * and inputs), and what users get from the answer.
 */
const OPERATIONS = {
  check: onDocument("check", ["file", "syntax", "spans"], (answer) => new Report(answer)),
  mend: onDocument("check", ["file", "syntax", "spans"], (_, [text]) => decode(text), ({ unsafe, ...options }) => ({
    ...options,
    fix: unsafe ? "unsafe" : "safe",
  })),
  fmt: onDocument("fmt", ["syntax"], (_, [text]) => decode(text)),
  migrate: onDocument("migrate", ["syntax"], (_, [text]) => decode(text)),
  hash: onDocument("hash", ["syntax"], (answer) => answer.hash),
  render: {
    operation: "render",
    request(source, { to = "html", fonts = [], evidence, ...look } = {}) {
      const input = inputOf("render", source, look);
      const mined = minedBytes("render", evidence);
      const options = { ...facts(input, ["syntax"]), to, evidence: mined.length > 0 || undefined, ...look };
      return { options, inputs: [input, ...mined, ...fonts.map((bytes) => ({ bytes }))] };
    },
    result(answer, [picture]) {
      if (answer.missing) console.warn(`cjm: no font has ${answer.missing}; give one that has them in \`fonts\``);
      return answer.mediaType.startsWith("text/") || answer.mediaType.startsWith("image/svg") ? decode(picture) : picture;
    },
  },
  score: {
    operation: "score",
    request(source, { before, ...options } = {}) {
      const sources = before === undefined ? [source] : [source, before];
      return onDocuments("score", sources, options);
    },
    result: (answer) => new ScoreSheet(answer),
  },
  method: {
    operation: "method",
    request(name, input = {}, source) {
      const asked = { ...input, name };
      if (source === undefined) return { options: asked, inputs: [] };
      const document = inputOf("method", source, {});
      return { options: { ...facts(document, ["syntax"]), ...asked }, inputs: [document] };
    },
    result: (answer) => answer,
  },
  survey: {
    operation: "survey",
    request(source, answers, options = {}) {
      const input = inputOf("survey", source, options);
      const bytes = typeof answers === "string" ? encode(answers) : answers;
      return { options: { ...facts(input, ["syntax"]), ...options }, inputs: [input, { bytes }] };
    },
    result: (data, [text], api, [{ syntax }]) => ({ document: api.read(text, { syntax }), data }),
  },
  mine: {
    operation: "mine",
    request: (events, options) => eventsOf("mine", events, options),
    result: (answer) => answer,
  },
  partial: {
    operation: "partial",
    request(events, { first, ...options } = {}) {
      const split = first === undefined ? undefined : { anywhere: { first } };
      return eventsOf("partial", events, options, { split });
    },
    result: (_, [part]) => part,
  },
  mergePartials: {
    operation: "mergePartials",
    request: (...parts) => ({ options: {}, inputs: parts.map((bytes) => ({ bytes })) }),
    result: (_, [part]) => part,
  },
  finish: {
    operation: "finish",
    request: (part) => ({ options: {}, inputs: [{ bytes: part }] }),
    result: (answer) => answer,
  },
  attach: {
    operation: "attach",
    request(source, evidence, options = {}) {
      const input = inputOf("attach", source, options);
      return { options: { ...facts(input, ["syntax"]), ...options }, inputs: [input, { bytes: jsonBytes("attach", evidence, "evidence") }] };
    },
    result: (data, [text], api, [{ syntax }]) => ({ document: api.read(text, { syntax }), data }),
  },
  contrast: {
    operation: "contrast",
    request(evidence, a, b) {
      return { options: { a, b }, inputs: [{ bytes: jsonBytes("contrast", evidence, "evidence") }] };
    },
    result: (answer) => answer,
  },
  draft: {
    operation: "draft",
    request(events, { title, id, steps, stages, stage, ...options } = {}) {
      return eventsOf("draft", events, options, { draft: { title, id, steps, stages, stage } });
    },
    result: (data, [text], api) => ({ document: api.read(text, { syntax: "yaml" }), data }),
  },
  importMap: {
    operation: "import",
    request(source, options = {}) {
      const bytes = typeof source === "string" ? encode(source) : source;
      return { options, inputs: [{ bytes }] };
    },
    result: (receipt, [text], api) => ({ document: api.read(text), receipt }),
  },
  exportMap: onDocument("export", ["syntax"], (receipt, [bytes]) =>
    receipt.format === "xlsx" ? { bytes, receipt } : { text: decode(bytes), receipt },
  ),
  rank: {
    operation: "rank",
    request(source, { evidence, ...options } = {}) {
      const input = inputOf("rank", source, options);
      return { options: { ...facts(input, ["syntax"]), ...options }, inputs: [input, ...minedBytes("rank", evidence)] };
    },
    result: (answer) => new Ranking(answer),
  },
  diff: {
    operation: "diff",
    request(source, other, options = {}) {
      const sources = other === undefined ? [source] : [source, other];
      return onDocuments("diff", sources, options);
    },
    result(answer, _, api, inputs, options) {
      const documents = inputs.map((input) => input.bytes);
      const draw = (look) => decode(api.call("diff", { ...options, ...look }, documents)[1][0]);
      return new ChangeSet(api, answer, draw);
    },
  },
  apply: {
    operation: "apply",
    request(source, changes, options = {}) {
      const input = inputOf("apply", source, options);
      const inputs = [input, { bytes: jsonBytes("apply", changes, "change set") }];
      return { options: { ...facts(input, ["syntax"]), ...options }, inputs };
    },
    result: (_, [text], api, [{ syntax }]) => api.read(text, { syntax }),
  },
  invert: {
    operation: "invert",
    request: (changes) => ({ options: {}, inputs: [{ bytes: jsonBytes("invert", changes, "change set") }] }),
    result: (answer, _, api) => new ChangeSet(api, answer),
  },
  roadmap: onDocument("roadmap", ["syntax"], (answer) => answer),
  merge: {
    operation: "merge",
    request(base, ours, theirs, options = {}) {
      const inputs = [base, ours, theirs].map((document) => inputOf("merge", document, options));
      const [{ syntax }] = inputs;
      const same = inputs.every((input) => input.syntax === syntax);
      return { options: { ...options, syntax: same ? syntax : undefined }, inputs };
    },
    result: (answer, [text], api) => new Merge(api, api.read(text), answer),
  },
  resolve: {
    operation: "resolve",
    request(source, conflicts, options = {}) {
      const input = inputOf("resolve", source, options);
      const inputs = [input, { bytes: new TextEncoder().encode(JSON.stringify(conflicts)) }];
      return { options: { ...facts(input, ["syntax"]), ...options }, inputs };
    },
    result: ({ conflicts }, [text], api, [{ syntax }]) => new Merge(api, api.read(text, { syntax }), { conflicts }),
  },
};

/**
 * An operation on one document. `names` are the facts about it that the core wants to know, `wanted`
 * makes the core's options of the user's.
 */
function onDocument(operation, names, result, wanted = (options) => options) {
  return {
    operation,
    request(source, options = {}) {
      const input = inputOf(operation, source, options);
      return { options: { ...facts(input, names), ...wanted(options) }, inputs: [input] };
    },
    result,
  };
}

/** A request on a table of events, or on several by their source, and the document that is meant. */
function eventsOf(operation, events, { document, map, syntax, source, ...mine } = {}, more = {}) {
  const several = Object.prototype.toString.call(events) === "[object Object]";
  const given = several ? Object.entries(events) : [[source, events]];
  const tables = given.map(([source]) => ({ source }));
  const inputs = given.map(([, table]) => ({ bytes: tableBytes(operation, table) }));
  if (document === undefined) return { options: { ...more, mine, tables }, inputs };
  const input = inputOf(operation, document, { syntax });
  const options = { ...facts(input, ["syntax"]), ...more, map, mine, document: true, tables };
  return { options, inputs: [input, ...inputs] };
}

/** A table: text, bytes, or an array of objects. */
function tableBytes(operation, table) {
  if (typeof table === "string") return encode(table);
  if (Array.isArray(table)) return encode(table.map((row) => stringify(row, "row")).join("\n"));
  return inputOf(operation, table).bytes;
}

/** A request on one or two documents. One syntax holds for both; where they differ, the first character
 * of each decides. */
function onDocuments(operation, sources, options) {
  const inputs = sources.map((document) => inputOf(operation, document, options));
  const [{ syntax }] = inputs;
  const same = inputs.every((input) => input.syntax === syntax);
  return { options: { ...options, syntax: same ? syntax : undefined }, inputs };
}

/**
 * Builds the functions. With `wireAsync`, which promises what `wire` returns, each of them has a
 * twin off the main thread: `checkAsync`, `renderAsync`, and so on.
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

    schema(schema) {
      const [, outputs] = api.call("schema", { schema });
      return JSON.parse(decode(outputs[0]));
    },

    methods() {
      return api.call("method")[0].methods;
    },

    rules(rule) {
      return api.call("rules", { rule })[0].rules;
    },

    version() {
      return api.call("version")[0];
    },
  };
  for (const [name, { operation, request, result }] of Object.entries(OPERATIONS)) {
    const asked = (...args) => {
      const { options, inputs } = request(...args);
      return { options, inputs, call: [operation, optionsJson(operation, options), inputs.map((input) => input.bytes)] };
    };
    api[name] = (...args) => {
      const { options, inputs, call } = asked(...args);
      return result(...opened(wire(...call)), api, inputs, options);
    };
    if (wireAsync) {
      api[`${name}Async`] = async (...args) => {
        const { options, inputs, call } = asked(...args);
        return result(...opened(await wireAsync(...call)), api, inputs, options);
      };
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
  if (source instanceof ArrayBuffer) return { bytes: new Uint8Array(source), syntax, file };
  if (ArrayBuffer.isView(source)) {
    const bytes = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return { bytes, syntax, file };
  }
  // Not every object: a promise or a response would be an empty document.
  const kind = Object.prototype.toString.call(source).slice(8, -1);
  if (kind === "Object") return { bytes: encode(stringify(source)), syntax: "json", file, spans: false };
  throw new CjmError("E003", `\`${operation}\` takes a document, got \`${kind}\``, {
    hint: "give text, bytes, a plain object or a Document",
  });
}

const GIVEN_BY = { "change set": "diff", evidence: "mine" };

/** A change set or evidence: what an operation gave, its data, or its JSON text. */
function jsonBytes(operation, given, what) {
  if (typeof given === "string") return encode(given);
  if (given instanceof Uint8Array) return given;
  if (typeof given === "object" && given !== null) return encode(stringify(given, what));
  const kind = given === null ? "null" : typeof given;
  const article = what === "evidence" ? "" : "a ";
  throw new CjmError("E003", `\`${operation}\` takes ${article}${what}, got ${kind}`, {
    hint: `give what \`${GIVEN_BY[what]}\` gave, its data, or its JSON text`,
  });
}

/** Evidence that may come beside a document. */
function minedBytes(operation, evidence) {
  return evidence === undefined ? [] : [{ bytes: jsonBytes(operation, evidence, "evidence") }];
}

/** JSON.stringify that refuses the numbers it would turn into null. */
function stringify(document, what = "document") {
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
    throw new CjmError("E003", `the ${what} cannot be written as JSON: ${cause.message}`, { cause });
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
