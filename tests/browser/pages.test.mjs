// The samples of the pages for the browser, run there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pageModule, split } from "../node/pages.mjs";
import { launch } from "./launch.mjs";
import { serve } from "./serve.mjs";

const SAMPLE = readFileSync(new URL("../data/sample.cjm.yaml", import.meta.url), "utf8");
let server;
let browser;

before(async () => {
  server = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

for (const name of ["README.md", "cjm-wasm/README.md", "docs/guide/browser.md"]) {
  test(`${name} runs`, async () => {
    const page = await browser.newPage();
    const complaints = [];
    let printed = "";
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => (printed += `${message.text()}\n`));
    await page.route("**/journey.cjm.yaml", (route) => route.fulfill({ body: SAMPLE }));
    await page.goto(`${server.origin}/browser/page.html`);

    const { count, code, outputs } = pageModule(name, "cjm-wasm");
    assert.ok(count > 0);
    await page.addScriptTag({ type: "module", content: `${code}\nwindow.ran = true;` });
    const ran = page.waitForFunction(() => window.ran, undefined, { timeout: 20_000 });
    await ran.catch((error) => complaints.push(error.message));
    assert.deepEqual(complaints, []);
    const said = split(printed);
    assert.equal(said.length, count);
    outputs.forEach((output, at) => output === undefined || assert.equal(said[at], output));
    await page.close();
  });
}
