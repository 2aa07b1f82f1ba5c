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
