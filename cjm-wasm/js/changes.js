const SIGNS = { insert: "+", remove: "-", move: ">" };
const COUNTS = ["added", "removed", "moved", "changed", "rekeyed"];

/** Everything that leads from one map to another. Iterating gives its operations. */
export class ChangeSet {
  #api;

  constructor(api, data) {
    this.#api = api;
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
    const lines = this.ops.map((op) => {
      const detail = detailOf(op);
      const name = op.name ? ` (${op.name})` : "";
      return `${SIGNS[op.op] ?? "~"} ${op.kind} ${op.id}${name}${detail ? `: ${detail}` : ""}`;
    });
    return [this.#total(), ...lines].join("\n");
  }

  #total() {
    const { from, to, summary } = this.data;
    const parts = COUNTS.filter((name) => summary[name]).map((name) => `${summary[name]} ${name}`);
    return `${from.map} -> ${to.map}: ${parts.join(", ") || "no differences"}`;
  }
}

/** What an operation does, beyond what its sign says. */
function detailOf({ op, field, old, new: now, item, from, to }) {
  switch (op) {
    case "set":
      return `${field} ${short(old)} -> ${short(now)}`;
    case "setAdd":
      return `${field} + ${item}`;
    case "setRemove":
      return `${field} - ${item}`;
    case "rekey":
      return `now ${to}`;
    case "move":
      return from.parent === to.parent ? `within ${to.parent ?? "the document"}` : `${from.parent} -> ${to.parent}`;
    default:
      return "";
  }
}

function short(value, longest = 60) {
  if (value === undefined) return "nothing";
  const text = [...JSON.stringify(value)];
  return text.length <= longest ? text.join("") : `${text.slice(0, longest - 1).join("")}…`;
}
