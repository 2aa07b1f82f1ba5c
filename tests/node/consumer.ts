// A program that uses the packages' types. The compiler must accept it, and refuse what follows
// each @ts-expect-error.

import * as node from "cjm-node";
import * as wasm from "cjm-wasm";
import * as office from "cjm-wasm/office";
import {
  type ChangeOp,
  CjmError,
  type Diagnostic,
  type DocumentData,
  type MapData,
  type RankedItem,
  type ScoreCell,
  type Severity,
  type Step,
} from "cjm-node";

type Same<A, B> = [A, B] extends [B, A] ? true : never;
function same<A, B>(_: Same<A, B>): void {}

const document = node.read("cjm: '1.0'\nmaps: []\n", { syntax: "yaml", file: "journey.cjm.yaml" });
same<typeof document, node.Document>(true);
same<typeof document.data, DocumentData>(true);
const title: string = document.map("buy").title;
const page: string = document.map().toHtml({ theme: "dark", lang: "de" });
const step = document.data.maps?.[0]?.stages?.[0]?.steps?.[0];
same<typeof step, Step | undefined>(true);
const kind: "action" | "communication" | "wait" | "decision" | undefined = step?.kind;
const map: MapData = document.map().data;
const json: string = JSON.stringify(document);

const report = node.check(document, { select: ["CJM3"], severity: { CJM301: "hint" }, today: "2026-07-01" });
for (const found of report) {
  same<typeof found, Diagnostic>(true);
  const line: number | undefined = found.span?.line;
  const severity: Severity = found.severity;
}
const errors: number = report.summary.error;

const known: node.Report = document.check({ baseline: report.diagnostics.map((found) => found.fingerprint) });
const mended: string = node.mend("maps: []", { unsafe: true, select: ["CJM0"] });
const mendedToo: node.Document = document.mend();

const sheet = document.score({ target: "importance", lambda: 0.5 });
same<typeof sheet, node.ScoreSheet>(true);
for (const cell of sheet) {
  same<typeof cell, ScoreCell>(true);
  const gap: number | undefined = cell.valueGap;
}
const net: number | undefined = node.score({ cjm: "1.0", maps: [] }, { map: "buy" }).net;
const ranking: node.Ranking = document.map().rank({ top: 3 });
const items: RankedItem[] = [...ranking];
const first: string | undefined = ranking.first?.because[0]?.factor;
const changes = document.diff(undefined, { from: "buy", to: "plan", mapping: { price: "clear-price" } });
same<typeof changes, node.ChangeSet>(true);
const ops: ChangeOp[] = [...changes];
for (const op of changes) {
  if (op.op === "move") {
    const parent: string | undefined = op.to.parent;
  } else if (op.op === "set") {
    const field: string = op.field;
  }
}
const there: node.Document = node.apply(document, changes, { as: "plan" });
const back: node.Document = there.apply(changes.inverse()).apply(JSON.stringify(node.invert(changes.data)));
const laterChanges: Promise<node.ChangeSet> = node.diffAsync(document, there);
const laterDocument: Promise<node.Document> = node.applyAsync(document, changes);
const rules: string[] = node.rules("CJM3").map((rule) => rule.docs);
const svg: string = document.toSvg({ map: "buy", lanes: ["emotion", "pain"], level: "full", theme: "auto" });
const markdown: string = document.map().toMarkdown({ lang: "de" });

const hashes: string[] = [node.hash({ cjm: "1.0", maps: [{ id: "buy", title: { en: "Buying" } }] })];
const text: string = node.fmt(new Uint8Array());
const file: node.Document = node.readFile(new URL("file:///journey.cjm.yaml"));
const later: Promise<node.Report> = node.checkAsync(document, { profile: "strict" });
const printed: Uint8Array = node.render(document, { to: "png", scale: 1 });
const paper: Uint8Array = document.toPdf({ preset: "serviceBlueprint" });
const laterPage: Promise<string> = node.renderAsync(document, { to: "html", map: "buy" });
const [answer, outputs] = node.call("version");
same<typeof answer, unknown>(true);
same<typeof outputs, Uint8Array[]>(true);

const loaded: Promise<void> = wasm.init(new URL("https://cjm.example/cjm_wasm_bg.wasm"));
wasm.initSync(new Uint8Array());
const both: Promise<void> = office.init({ office: "/cjm_office_bg.wasm", maps: new Uint8Array() });
const board: Uint8Array = office.exportMap(document, { to: "xlsx" }).bytes;
const checked: wasm.Report = wasm.check(document);
const samples: wasm.Document[] = [wasm.sample(), wasm.newDocument({ template: "journey" })];

try {
  node.read("");
} catch (error) {
  if (error instanceof CjmError) {
    const parts: [string, string | undefined, string | undefined] = [error.code, error.pointer, error.hint];
  }
}

// @ts-expect-error a number is no document
node.read(42);
// @ts-expect-error there is no such syntax
node.read("", { syntax: "toml" });
// @ts-expect-error there is no such option
node.check(document, { strict: true });
// @ts-expect-error there is no such profile
node.check(document, { profile: "lenient" });
// @ts-expect-error documents are made by read
new node.Document();
// @ts-expect-error a report does not change
report.ok = true;
// @ts-expect-error severities have names
report.summary.fatal;
// @ts-expect-error only what can be drawn
node.render(document, { to: "docx" });
// @ts-expect-error the twin gives a promise
const now: node.Report = node.checkAsync(document);
// @ts-expect-error a browser reads no files
wasm.readFile("journey.cjm.yaml");
// @ts-expect-error maps have a title
node.read({ cjm: "1.0", maps: [{ id: "buy" }] });
// @ts-expect-error there is no such limit
document.check({ limits: { lines: 10 } });
// @ts-expect-error lambda is a number
document.score({ lambda: "half" });
// @ts-expect-error a number that is not known is undefined
const doubled: number = sheet.net * 2;
// @ts-expect-error there may be no first
ranking.first.id;
// @ts-expect-error there is no such row
document.toSvg({ lanes: ["mood"] });
// @ts-expect-error a number is no change set
document.apply(42);
// @ts-expect-error a change set is made by diff
new node.ChangeSet();
// @ts-expect-error a set has no place
changes.ops.filter((op) => op.op === "set")[0]?.at;
// @ts-expect-error misspelt
document.data.mpas;
// @ts-expect-error names of one's own begin with x-
node.check({ cjm: "1.0", mood: "good" });
node.check({ cjm: "1.0", "x-mood": "good" });
