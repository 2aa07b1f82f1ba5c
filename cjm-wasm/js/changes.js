import { CjmError } from "./error.js";

const SIGNS = { insert: "+", remove: "-", move: ">", rekey: "=" };
const COUNTS = ["added", "removed", "moved", "changed", "rekeyed"];

/** Everything that leads from one map to another. Iterating gives its operations. */
export class ChangeSet {
  #api;
  #draw;

  /** `draw` makes a picture of the maps that were compared: `(options) => text`. */
  constructor(api, data, draw) {
    this.#api = api;
    this.#draw = draw;
    this.data = data;
  }

  get ops() {
    return this.data.ops;
  }

  get checks() {
    return this.data.checks;
  }

  get summary() {
    return this.data.summary;
  }

  /** True if both maps say the same. */
  get empty() {
    return this.ops.length === 0;
  }

  get length() {
    return this.ops.length;
  }

  /** Both maps in one SVG picture; only of what `diff` gave. */
  toSvg(options) {
    return this.#drawn("svg", options);
  }

  /** The picture in a page of its own, and the same as tables; only of what `diff` gave. */
  toHtml(options) {
    return this.#drawn("html", options);
  }

  #drawn(format, options) {
    if (this.#draw) return this.#draw({ ...options, format });
    throw new CjmError("E006", "a change set without its maps cannot be drawn", { hint: "draw what `diff` gave" });
  }

  /** The change set that undoes this one. */
  inverse() {
    return this.#api.invert(this);
  }

  [Symbol.iterator]() {
    return this.ops[Symbol.iterator]();
  }

  toJSON() {
    return this.data;
  }

  toString() {
    const told = this.checks.map(({ direction, check, subject }) => `${direction}: ${check} ${called(subject.id, subject)}`);
    const lines = things(this.ops).map(({ sign, kind, what, change }) => `${sign} ${kind} ${what}${change && `: ${change}`}`);
    return [this.#total(), ...told, ...lines].join("\n");
  }

  #total() {
    const { from, to, summary } = this.data;
    const parts = COUNTS.filter((name) => summary[name]).map((name) => `${summary[name]} ${name}`);
    return `${from.map} -> ${to.map}: ${parts.join(", ") || "no differences"}`;
  }
}

/** One row for each thing that comes, goes or moves, and one for all else that changes in a thing. */
function things(ops) {
  const rows = [];
  const changed = new Map();
  for (const op of ops) {
    const [holder, slot] = op.id.split("/");
    if (slot === undefined && op.op in SIGNS) {
      rows.push({ sign: SIGNS[op.op], kind: op.kind, what: called(holder, op), change: wayOf(op) });
      continue;
    }
    if (!changed.has(holder)) {
      // What has no id of its own says what it stands in.
      const thing = slot === undefined ? op : (op.in ?? {});
      const row = { sign: "~", kind: thing.kind ?? "", what: called(holder, thing), fields: new Set() };
      changed.set(holder, row);
      rows.push(row);
    }
    changed.get(holder).fields.add(slot ?? op.field);
  }
  return rows.map((row) => (row.fields ? { ...row, change: [...row.fields].join(", ") } : row));
}

function called(id, { name }) {
  return name ? `${id} (${name})` : id;
}

/** From where to where a thing moves, and what becomes of an id. */
function wayOf({ op, from, to }) {
  if (op === "rekey") return `now ${to}`;
  if (op !== "move") return "";
  return from.parent === to.parent ? `within ${to.parent ?? "the document"}` : `${from.parent} -> ${to.parent}`;
}
