// Time of drawing a map of 100 steps in Chromium: cjm in WebAssembly, and what Mermaid has of a journey.
// Prints a line of JSON each.
//
//   CJM_CHROMIUM=… node pictures.mjs FOLDER CJM_WASM
//
// FOLDER holds 100.json, and takes the pictures; CJM_WASM is the folder of the package.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const [folder, wasm] = process.argv.slice(2);
const LANES = ["touchpoint", "action", "thought", "emotion", "channel", "frontstage", "backstage", "pain", "opportunity"];
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const document = readFileSync(join(folder, "100.json"), "utf8");
const stages = JSON.parse(document).maps[0].stages;
const journey = [
  "journey",
  "  title A map of 100 steps",
  ...stages.flatMap(({ name, steps }) => [
    `  section ${name}`,
    ...steps.map((step) => `    ${step.name}: ${step.emotions[0].value + 3}: Customer`),
  ]),
].join("\n");

const browser = await chromium.launch({
  executablePath: process.env.CJM_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage();
await page.route("http://bench.test/**", (route) => {
  const { pathname } = new URL(route.request().url());
  if (pathname === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html><main></main>" });
  const contentType = TYPES[extname(pathname)] ?? "application/octet-stream";
  return route.fulfill({ contentType, body: readFileSync(join(wasm, pathname)) });
});
await page.goto("http://bench.test/");

await page.evaluate(async () => {
  window.cjm = await import("/js/index.js");
  await window.cjm.init();
  /** The last picture, and the least time that one takes. */
  window.least = async (draw, times) => {
    let picture;
    let millis = Infinity;
    for (let time = 0; time < times; time++) {
      const start = performance.now();
      picture = await draw(time);
      millis = Math.min(millis, performance.now() - start);
    }
    return { picture, millis };
  };
});
tell(
  "cjm in WebAssembly",
  "100-wasm.svg",
  await page.evaluate(
    ([text, lanes]) => {
      const map = window.cjm.read(text).map();
      return window.least(() => map.toSvg({ theme: "light", lanes }), 30);
    },
    [document, LANES],
  ),
);

const main = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");
await page.addScriptTag({ path: main });
tell(
  "Mermaid: titles and scores only",
  "100-mermaid.svg",
  await page.evaluate((text) => {
    window.mermaid.initialize({ startOnLoad: false });
    return window.least(async (time) => (await window.mermaid.render(`m${time}`, text)).svg, 10);
  }, journey),
);
await browser.close();

function tell(name, file, { picture, millis }) {
  writeFileSync(join(folder, file), picture);
  console.log(JSON.stringify({ picture: "100 steps, 9 lanes, as SVG", name, file, millis }));
}
