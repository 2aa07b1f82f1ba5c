import { points } from "./score.js";

const RUNGS = {
  1: "measured against rivals, and targets where given",
  2: "measured against targets",
  3: "measured against importance",
  4: "judged from pains and feelings, no need is rated",
};

/** What to fix first on a map. Iterating gives its items, first things first. */
export class Ranking {
  constructor(data) {
    this.data = data;
  }

  get items() {
    return this.data.items;
  }

  /** The first item, if anything can be ranked. */
  get first() {
    return this.items[0];
  }

  get rung() {
    return this.data.rung;
  }

  get unranked() {
    return this.data.unranked;
  }

  get collect() {
    return this.data.collect;
  }

  get length() {
    return this.items.length;
  }

  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }

  toJSON() {
    return this.data;
  }

  toString() {
    const lines = this.items.map(({ rank, priority, assumed, kind, id, name }) => {
      const number = points(priority).padStart(6) + (assumed ? "~" : " ");
      return `${String(rank).padStart(3)} ${number} ${kind} ${id}${name ? `: ${name}` : ""}`;
    });
    return [this.#basis(), ...lines].join("\n");
  }

  #basis() {
    const { map, rung } = this.data;
    if (rung === undefined) return `what to fix first in ${map}: nothing can be ranked yet`;
    const basis = RUNGS[rung];
    return `what to fix first in ${map}, rung ${rung} of 4${basis ? ` (${basis})` : ""}`;
  }
}
