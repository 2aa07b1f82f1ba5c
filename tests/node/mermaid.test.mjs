// Mermaid's own parser, from npm: what it makes of our exports, and what it says of its own texts today.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { exportMap, importMap, newDocument, sample } from "cjm-node";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");
await mermaid.parse("journey\n A: 3");

/** What Mermaid makes of a text: title, sections, tasks, actors, with the marks of its characters undone. */
async function read(text) {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  assert.equal(diagram.type, "journey");
  const plain = (marked) => marked.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
  const tasks = diagram.db.getTasks().map(({ section, task, score, people }) => ({
    section: plain(section),
    task: plain(task),
    score,
    people: people.map(plain),
  }));
  return {
    title: plain(diagram.db.getDiagramTitle()),
    sections: diagram.db.getSections().map(plain),
    tasks,
    actors: diagram.db.getActors().map(plain).sort(),
  };
}

/** The score of a step: its only feeling, or the mean of several, from 1 to 5. */
function score({ emotions = [] }) {
  const units = emotions
    .map((emotion) => (typeof emotion === "number" ? { value: emotion } : emotion))
    .filter(({ value }) => value !== undefined)
    .map(({ value, scale }) => (scale === "likert5" ? value : 3 + value));
  if (units.length === 0) return 3;
  return Math.round((units.reduce((sum, unit) => sum + unit, 0) / units.length) * 100) / 100;
}

/** What Mermaid has to find in the export of a map. */
function expected(data, map) {
  const names = Object.fromEntries((data.personas ?? []).map(({ id, name }) => [id, name]));
  const tasks = map.stages.flatMap((stage) =>
    (stage.steps ?? []).map((step) => ({
      section: stage.name,
      task: step.name ?? stage.name,
      score: score(step),
      people: (step.personas ?? map.personas ?? []).map((id) => names[id]),
    })),
  );
  const actors = [...new Set(tasks.flatMap(({ people }) => people))].sort();
  return { title: map.title, sections: map.stages.map(({ name }) => name), tasks, actors };
}

describe("Mermaid reads our exports", () => {
  const ids = ["b2b-saas", "b2c-shop", "retail-store", "bank-account", "public-service", "healthcare-visit"];
  const more = ["support-case", "day-in-the-life", "service-blueprint", "workshop", "journey"];
  for (const template of [...ids, ...more]) {
    test(`template ${template}: the same title, sections, tasks, scores and actors`, async () => {
      const document = newDocument({ template });
      const { text } = exportMap(document, { to: "mermaid" });
      assert.deepEqual(await read(text), expected(document.data, document.map().data));
    });
  }

  test("the sample", async () => {
    const document = sample();
    const { text, receipt } = exportMap(document, { to: "mermaid", map: "buy-current" });
    assert.deepEqual(await read(text), expected(document.data, document.map("buy-current").data));
    assert.equal(receipt.lost.find(({ what }) => what === "/needs").count, document.data.needs.length);
  });

  test("names that it would take for grammar", async () => {
    const names = ["Journey begins: now; #1", "title", "100%% %", "% a", "a, b", '<b class="x">', "}%% x", "style a:#b;c"];
    const personas = names.map((name, at) => ({ id: `p${at}`, name }));
    const steps = names.map((name, at) => ({ id: `s${at}`, name, personas: [`p${at}`], emotions: [-0.6] }));
    const map = { id: "m", title: names[0], stages: [{ id: "a", name: names[0], steps }] };
    const data = { cjm: "1.0", personas, maps: [map] };
    const { text } = exportMap(data, { to: "mermaid" });
    assert.deepEqual(await read(text), expected(data, map));
  });
});

describe("Mermaid's own texts", () => {
  const url = new URL("../third_party/mermaid/raw.json", import.meta.url);
  for (const { id, text } of JSON.parse(readFileSync(url, "utf8"))) {
    test(`${id}: read, written and read again they hold the same`, async () => {
      const { document, receipt } = importMap(text, { from: "mermaid" });
      // On a page blank lines before it are taken away first.
      const theirs = await read(text.replace(/^\s*\n/, ""));
      const ours = await read(exportMap(document, { to: "mermaid" }).text);
      const trim = (list) => list.map((name) => name.trim());
      assert.deepEqual(trim(ours.sections), trim(theirs.sections));
      assert.deepEqual(trim(ours.tasks.map(({ task }) => task)), trim(theirs.tasks.map(({ task }) => task)));
      assert.equal(receipt.carried.steps ?? 0, theirs.tasks.length);
    });
  }
});
