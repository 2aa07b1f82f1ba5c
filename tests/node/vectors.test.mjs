// The shared cases, on the packages as npm installs them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import * as node from "cjm-node";
import * as wasm from "cjm-wasm";
import * as office from "cjm-wasm/office";
import { EVIDENCE, OFFICE, runCases } from "./cases.mjs";

const tests = new URL("../", import.meta.url);
const files = {
  load: (path) => new Uint8Array(readFileSync(new URL(path, tests))),
  list: (path) =>
    readdirSync(new URL(path, tests), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name,
    ),
};

for (const [name, wire, but] of [
  ["cjm-node", node.wire, {}],
  ["cjm-node, off the main thread", node.wireAsync, {}],
  ["cjm-wasm in Node", wasm.wire, { without: EVIDENCE, lacks: OFFICE }],
  ["cjm-wasm/office in Node", office.wire, { without: EVIDENCE }],
]) {
  test(`${name} answers every shared case`, async (t) => {
    await office.init();
    const { ran, failures } = await runCases(files, wire, but);
    t.diagnostic(`${ran} cases`);
    assert.deepEqual(failures, []);
  });
}
