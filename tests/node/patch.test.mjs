// Our RFC 6902 patches in the hands of another program.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import * as cjm from "cjm-node";
import jsonPatch from "fast-json-patch";
import { inputsOf } from "./cases.mjs";

const tests = new URL("../", import.meta.url);
const files = {
  load: (path) => new Uint8Array(readFileSync(new URL(path, tests))),
};

/** The documents of a case, where all of them can be read, as JavaScript holds them: to it 1.50 is 1.5. */
async function documentsOf(folder) {
  try {
    return (await inputsOf(files, folder)).map((bytes) => cjm.read(cjm.read(bytes).data));
  } catch (error) {
    if (error instanceof cjm.CjmError) return [];
    throw error;
  }
}

/** Applies a patch and says what `apply` would have made of it. */
function check(from, to) {
  const [, [text]] = cjm.call("diff", { format: "json-patch", syntax: "json" }, [from, to].map(bytes));
  const patch = JSON.parse(new TextDecoder().decode(text));
  const patched = jsonPatch.applyPatch(structuredClone(from.data), patch, true).newDocument;
  assert.equal(cjm.hash(patched), from.apply(cjm.diff(from, to)).hash());
  return patch.length;
}

const bytes = (document) => new TextEncoder().encode(JSON.stringify(document.data));

test("fast-json-patch makes the target of our patches, and the way back", async () => {
  let operations = 0;
  for (const name of readdirSync(new URL("vectors/diff", tests))) {
    const documents = await documentsOf(`vectors/diff/${name}`);
    if (documents.length !== 2) continue;
    const [from, to] = documents;
    try {
      cjm.diff(from, to);
      cjm.diff(to, from);
    } catch (error) {
      if (error instanceof cjm.CjmError) continue;
      throw error;
    }
    operations += check(from, to) + check(to, from);
  }
  assert.ok(operations > 60, `only ${operations} operations`);
});
