// What `check --format sarif` prints is SARIF 2.1.0: held against the schema of the standard, which
// npm's @microsoft/jest-sarif carries.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv-draft-04";

const require = createRequire(import.meta.url);
const tests = fileURLToPath(new URL("../", import.meta.url));
const standard = join(dirname(require.resolve("@microsoft/jest-sarif")), "schemas/sarif-2.1.0-rtm.5.json");
const isLog = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(readFileSync(standard, "utf8")),
);
const folder = mkdtempSync(join(tmpdir(), "cjm-"));
const bin = join(tests, "node_modules/.bin/cjm");

function log(name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { stdout, stderr } = spawnSync(bin, ["check", file, "--format", "sarif", "--profile", "strict"], {
    encoding: "utf8",
    maxBuffer: 1 << 27,
  });
  assert.equal(stderr, "");
  return JSON.parse(stdout);
}

function isValid(log) {
  assert.ok(isLog(log), JSON.stringify(isLog.errors?.slice(0, 3)));
}

test("a report of real maps is SARIF", () => {
  for (const name of ["sample", "va-outpatient", "martilla-james-1977"]) {
    const text = readFileSync(join(tests, `data/${name}.cjm.yaml`), "utf8");
    const found = log(`${name}.cjm.yaml`, text);
    isValid(found);
    assert.ok(found.runs[0].results.length > 0);
  }
});

test("a report of broken text is SARIF", () => {
  for (const text of ["", "{", '{"cjm":"1.0","cjm":"1.0"}', '{"cjm":1,"maps":[{"id":"a"},{"id":"a"}]}', '"\\ud800"']) {
    isValid(log("broken.json", text));
  }
});

test("a report with naughty strings in names is SARIF", () => {
  const naughty = JSON.parse(readFileSync(join(tests, "third_party/blns/blns.json"), "utf8"));
  const stages = naughty.map((name, at) => ({ id: `s${at}`, name, [`${name}!`]: 1 }));
  const document = { cjm: "1.0", maps: [{ id: "m", title: naughty.join(" "), owner: "x", stages }] };
  const found = log("na ughty,%0A.json", JSON.stringify(document));
  isValid(found);
  assert.ok(found.runs[0].results.length > naughty.length);
});

test("what is no SARIF is seen", () => {
  const found = log("seen.json", '{"maps":[{"id":"a"}]}');
  found.runs[0].results[0].level = "fatal";
  assert.equal(isLog(found), false);
});
