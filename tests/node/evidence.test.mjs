// Event data from Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as cjm from "cjm-node";

const LOG = "user,page,time\na,home,2026-01-01\nb,home,2026-01-01\na,cart,2026-01-02\n";
const ROWS = LOG.trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","))
  .map(([user, page, time]) => ({ user, page, time }));

test("a table is text, bytes or an array of objects", async () => {
  for (const events of [LOG, new TextEncoder().encode(LOG), ROWS, { plain: LOG }]) {
    const evidence = cjm.mine(events, { case: "user", event: "page", time: "time" });
    assert.equal(evidence.cases, 2);
    assert.equal(evidence.transitions[0].timeMs.median, 86_400_000);
  }
  assert.deepEqual(await cjm.mineAsync(LOG), cjm.mine(LOG));
});

test("the bytes of Arrow columns are a table too", () => {
  const { sources, ...evidence } = cjm.mine(readFileSync(new URL("../data/events.arrows", import.meta.url)));
  const { sources: _, ...expected } = cjm.mine(LOG);
  assert.equal(sources[0].format, "arrow");
  assert.deepEqual(evidence, expected);
});

test("a map gives stages", () => {
  const steps = (id) => [{ id, name: id }];
  const stages = ["home", "cart"].map((id) => ({ id: `in-${id}`, name: id, steps: steps(id) }));
  const document = { cjm: "1.0", maps: [{ id: "buy", title: "Buying", stages }] };
  const { stages: found } = cjm.mine({ plain: LOG }, { document });
  assert.deepEqual(found.map((stage) => [stage.reached, stage.converted, stage.left]), [[2, 1, 1], [1, 0, 0]]);
});

test("parts give what the whole gives", () => {
  const [head, ...rows] = LOG.trim().split("\n");
  const parts = rows.map((row, first) => cjm.partial(`${head}\n${row}\n`, { first }));
  assert.deepEqual(cjm.finish(cjm.mergePartials(...parts.reverse())).transitions, cjm.mine(LOG).transitions);
});

test("a column that is not there is told", () => {
  assert.throws(() => cjm.mine(LOG, { event: "pages" }), { code: "E006", hint: "did you mean `page`?" });
});
