// Workbooks: bytes out, bytes in, the same document.

import assert from "node:assert/strict";
import test from "node:test";

import { CjmError, exportMap, exportMapAsync, importMap, newDocument, sample } from "cjm-node";

test("a document comes back from its workbook the same", async () => {
  for (const document of [sample(), newDocument({ template: "service-blueprint" })]) {
    const { bytes, receipt } = exportMap(document, { to: "xlsx" });
    assert.deepEqual(receipt.lost, []);
    const { document: again, receipt: back } = importMap(bytes, { from: "xlsx" });
    assert.deepEqual(back.remarks, []);
    assert.deepEqual(again.data, document.data);
    assert.deepEqual((await exportMapAsync(document, { to: "xlsx" })).bytes, bytes);
  }
});

test("what is no workbook is refused in words", () => {
  const refused = (error) => error instanceof CjmError && error.code === "E009" && error.hint.includes("csv");
  assert.throws(() => importMap("stage,lane,text\n", { from: "xlsx" }), refused);
});
