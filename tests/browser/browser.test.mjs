// The package in a real browser, under a policy that forbids eval.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import * as node from "cjm-node";
import { launch } from "./launch.mjs";
import { serve } from "./serve.mjs";

let server;
let browser;
let page;
const complaints = [];

before(async () => {
  server = await serve();
  browser = await launch();
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${server.origin}/browser/page.html`);
  await page.evaluate(() => window.ready);
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("the browser answers every shared case", async (t) => {
  const { ran, failures } = await page.evaluate(() => window.runVectors());
  t.diagnostic(`${ran} cases`);
  assert.deepEqual(failures, []);
});

test("with the module of workbooks it answers the rest too", async (t) => {
  const { ran, failures } = await page.evaluate(() => window.runVectorsOfOffice());
  t.diagnostic(`${ran} cases`);
  assert.deepEqual(failures, []);
});

test("with the module of event data it answers those cases too", async (t) => {
  const { ran, failures } = await page.evaluate(() => window.runVectorsOfEvidence());
  t.diagnostic(`${ran} cases`);
  assert.deepEqual(failures, []);
});

test("a worker mines, tells how far it is, and can be ended", async (t) => {
  const found = await page.evaluate(async () => {
    await window.evidence.init();
    const names = ["home", "search", "product", "cart", "pay"];
    const rows = ["case,event,time"];
    for (let at = 0; at < 300_000; at += 1) rows.push(`c${at % 30_000},${names[at % 5]},${1_767_225_600 + at}`);
    const log = rows.join("\n");
    const told = [];
    const begun = performance.now();
    const mined = await window.evidence.mineAsync(log, { progress: (count) => told.push(count) });
    const took = performance.now() - begun;
    const same = JSON.stringify(mined) === JSON.stringify(window.evidence.mine(log));
    const stop = new AbortController();
    const ended = window.evidence
      .mineAsync(log, { signal: stop.signal, progress: () => stop.abort(new Error("enough")) })
      .catch((error) => error.message);
    const refused = await window.evidence.mineAsync(log, { event: "name" }).catch((error) => error.code);
    return { cases: mined.cases, told, same, took, ended: await ended, refused };
  });
  t.diagnostic(`${Math.round(found.took)} ms for 300,000 events in a worker`);
  assert.equal(found.cases, 30_000);
  assert.ok(found.same && found.told.length > 2 && found.told.at(-1) > 250_000, String(found.told));
  assert.deepEqual([found.ended, found.refused], ["enough", "E006"]);
});

test("a workbook is imported and exported again, and its bytes are Rust's", async () => {
  // By way of a workbook, since comments of the sample do not come back from one.
  const { bytes: commented } = node.exportMap(node.sample(), { to: "xlsx" });
  const { document: plain } = node.importMap(commented, { from: "xlsx" });
  const { bytes: board } = node.exportMap(plain, { to: "xlsx" });
  const found = await page.evaluate(async (sent) => {
    await window.office.init();
    const given = Uint8Array.from(sent);
    const { document, receipt } = window.office.importMap(given, { from: "xlsx" });
    const { bytes } = window.office.exportMap(document, { to: "xlsx" });
    let refused;
    try {
      window.office.importMap(given.map((byte, at) => (at < 200 ? byte : byte ^ 0x55)), { from: "xlsx" });
    } catch (error) {
      refused = error.code;
    }
    const picture = document.toSvg({ map: "buy-current" });
    return { remarks: receipt.remarks, bytes: [...bytes], refused, isDrawn: picture.startsWith("<svg") };
  }, [...board]);
  assert.deepEqual(found.remarks, []);
  assert.ok(Buffer.from(found.bytes).equals(board));
  assert.equal(found.refused, "E009");
  assert.ok(found.isDrawn);
});

test("a second init is the same promise, and errors have their code", async () => {
  const [same, error] = await page.evaluate(async () => {
    const same = window.cjm.init() === window.cjm.init();
    try {
      window.cjm.call("verson");
    } catch ({ name, code, hint }) {
      return [same, { name, code, hint }];
    }
  });
  assert.ok(same);
  assert.deepEqual(error, { name: "CjmError", code: "E001", hint: "did you mean `version`?" });
});

test("a map is shown", async () => {
  const text = readFileSync(new URL("../data/va-outpatient.cjm.yaml", import.meta.url), "utf8");
  const title = await page.evaluate(async (source) => {
    await window.showMap(source);
    return window.cjm.read(source).map().title;
  }, text);
  const frame = page.frames().find((candidate) => candidate.parentFrame());
  assert.ok((await frame.locator("body").innerText()).includes(title));
  if (process.env.CJM_PICTURE) await page.screenshot({ path: process.env.CJM_PICTURE });
});

test("nothing was refused or thrown on the page", () => {
  assert.deepEqual(complaints, []);
});
