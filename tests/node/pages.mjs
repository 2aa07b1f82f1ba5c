// The samples of the pages. What stands in a `text` block directly behind one is what it must print.

import { readFileSync } from "node:fs";

const FENCE = /^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms;
const SEPARATOR = "\u001e";

/** The scripts of a page as one module, and what each must print. `name` is the package they use. */
export function pageModule(page, name) {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), "utf8");
  let samples = [...text.matchAll(FENCE)].filter(([, language]) => language === "js");
  // On a page for several packages each sample imports its own.
  if (page === "README.md") samples = samples.filter(([, , code]) => code.includes(`"${name}"`));
  const code = samples.map(([, , sample]) => `${sample}\nconsole.log("${SEPARATOR}");\n`).join("");
  return { count: samples.length, code, outputs: samples.map(([, , , output]) => output) };
}

/** What each sample printed, from all that was printed. */
export function split(printed) {
  return printed.split(`${SEPARATOR}\n`).slice(0, -1);
}
