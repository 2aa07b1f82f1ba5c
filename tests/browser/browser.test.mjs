// The package in a real browser, under a policy that forbids eval.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
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
