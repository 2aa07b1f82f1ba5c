// The samples of the pages for Node, run as a reader would, in a folder with the sample document.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { sample } from "cjm-node";
import { pageModule, split } from "./pages.mjs";

for (const page of ["README.md", "cjm-node/README.md", "docs/guide/node.md"]) {
  test(`${page} runs`, () => {
    const folder = mkdtempSync(join(tmpdir(), "cjm-"));
    symlinkSync(fileURLToPath(new URL("../node_modules", import.meta.url)), join(folder, "node_modules"));
    writeFileSync(join(folder, "journey.cjm.yaml"), sample().text);
    const { count, code, outputs } = pageModule(page, "cjm-node");
    assert.ok(count > 0);
    writeFileSync(join(folder, "page.mjs"), code);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["page.mjs"], { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const printed = split(stdout);
    assert.equal(printed.length, count);
    outputs.forEach((output, at) => output === undefined || assert.equal(printed[at], output));
  });
}
