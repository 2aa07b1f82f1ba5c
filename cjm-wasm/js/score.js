/** All value gaps of a map. Iterating gives its cells: one a persona, stage and need. */
export class ScoreSheet {
  constructor(data) {
    this.data = data;
  }

  get net() {
    return this.data.net;
  }

  get shortfall() {
    return this.data.shortfall;
  }

  get advantage() {
    return this.data.advantage;
  }

  get coverage() {
    return this.data.coverage;
  }

  get cells() {
    return this.data.cells;
  }

  get needs() {
    return this.data.needs;
  }

  get notes() {
    return this.data.notes;
  }

  get length() {
    return this.cells.length;
  }

  [Symbol.iterator]() {
    return this.cells[Symbol.iterator]();
  }

  toJSON() {
    return this.data;
  }

  toString() {
    const lines = this.needs.map(({ need, rank, valueGap, interval }) => {
      const gap = valueGap === undefined ? "–" : points(valueGap);
      const range = interval === undefined ? "–" : `${points(interval[0])} to ${points(interval[1])}`;
      return `${String(rank ?? "–").padStart(3)} ${gap.padStart(6)} ${range.padStart(14)}  ${need}`;
    });
    return [this.#verdict(), ...lines].join("\n");
  }

  #verdict() {
    const { map, net, shortfall, advantage, interval, coverage } = this.data;
    if (net === undefined) return `value gaps of ${map}: none is known yet`;
    const range = interval ? ` (95 %: ${points(interval[0])} to ${points(interval[1])})` : "";
    return (
      `value gaps of ${map}, in points of 100: net ${points(net)}${range}, behind ${points(shortfall)}, ` +
      `ahead ${points(advantage)}, known for ${(coverage * 100).toFixed(0)} % of what matters`
    );
  }
}

/** A share of 1 in points of 100. */
export function points(share) {
  const text = (share * 100).toFixed(1);
  return text === "-0.0" ? "0.0" : text;
}
