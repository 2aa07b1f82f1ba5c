// Pictures in a real browser: text stays in its box, pages have no barriers, nothing runs off a phone.
// CJM_GALLERY is the folder that `cargo run -p cjm-tests --example gallery -- FOLDER` wrote.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { faults } from "./boxes.mjs";
import { launch } from "./launch.mjs";

const GALLERY = resolve(process.env.CJM_GALLERY ?? "target/gallery");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PAGES = readdirSync(GALLERY).filter((name) => name.endsWith(".html"));
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("text of 200 random maps stays in its box", async (t) => {
  const page = await browser.newPage();
  await page.setContent(`<style>${fonts()}body{margin:0}</style><main></main>`);
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
  const maps = JSON.parse(readFileSync(join(GALLERY, "journeys.json"), "utf8"));
  assert.equal(maps.length, 200);
  let lines = 0;
  for (const [seed, svg] of maps.entries()) {
    const found = await page.evaluate(faults, svg);
    lines += found.lines;
    assert.deepEqual(found.faults, [], `map ${seed}`);
  }
  t.diagnostic(`${lines} lines`);
  assert.ok(lines > 10_000);
  await page.close();
});

for (const width of [360, 1440]) {
  test(`pages have no barriers at ${width} px`, async () => {
    assert.ok(PAGES.length >= 15, `${PAGES.length} pages`);
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const name of PAGES) {
      await page.goto(pathToFileURL(join(GALLERY, name)).href);
      await page.evaluate(AXE);
      const { violations, passes } = await page.evaluate(
        (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
        LEVELS,
      );
      const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      assert.deepEqual(told, [], name);
      assert.ok(passes.length > 10, name);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${name} is ${wide} px wide`);
    }
    await page.close();
  });
}

test("without its styles a page is still a table of the same words", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(GALLERY, "sample-light.html")).href);
  const rows = () => [...document.querySelectorAll("tr")].map((row) => row.textContent);
  const before = await page.evaluate(rows);
  await page.evaluate(() => document.querySelectorAll("style").forEach((style) => style.remove()));
  assert.deepEqual(await page.evaluate(rows), before);
  assert.match(await page.locator("table").first().innerText(), /no price is shown above 25 vehicles/);
  await page.close();
});

/** The letters that the pictures were measured with. */
function fonts() {
  const folder = new URL("../../cjm-core/third_party/inter/", import.meta.url);
  const face = ([file, weight]) => {
    const bytes = readFileSync(new URL(file, folder)).toString("base64");
    return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${bytes})}`;
  };
  return [["Inter-Regular.ttf", 400], ["Inter-SemiBold.ttf", 600]].map(face).join("");
}
