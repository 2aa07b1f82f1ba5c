// The public functions and objects of both packages as npm installs them.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as node from "cjm-node";
import * as wasm from "cjm-wasm";

const TEXT = '{"cjm":"1.0","maps":[{"id":"buy","title":"Buying","state":"current","stages":[]}]}';
const YAML = "cjm: '1.0'\nmaps:\n  - { id: buy, title: Buying, state: current, stages: [] }\n";
const BAD = '{"cjm":"1.0","maps":[{"id":"buy"}]}';
const TWO = {
  cjm: "1.0",
  language: "de",
  maps: [
    { id: "now", title: { en: "Now", de: "Jetzt" }, stages: [] },
    { id: "then", title: "Then", stages: [] },
  ],
};
const require = createRequire(import.meta.url);
const tests = fileURLToPath(new URL("../", import.meta.url));

function caught(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

test("cjm-wasm says that it must be loaded first", () => {
  const program = 'import("cjm-wasm").then((cjm) => cjm.version()).catch((e) => console.log(e.code, e.hint))';
  assert.equal(execFileSync(process.execPath, ["-e", program], { cwd: tests, encoding: "utf8" }), "E006 call init() first\n");
});

test("cjm-wasm can be loaded at once", () => {
  const program = `
    import { readFileSync } from "node:fs";
    import { initSync, version } from "cjm-wasm";
    initSync(readFileSync("node_modules/cjm-wasm/dist/cjm_wasm_bg.wasm"));
    initSync(new Uint8Array());
    console.log(version().version);`;
  const options = { cwd: tests, encoding: "utf8" };
  const version = execFileSync(process.execPath, ["--input-type=module", "-e", program], options);
  assert.equal(version.trim(), node.version().version);
});

for (const [name, cjm] of [["cjm-node", node], ["cjm-wasm", wasm]]) {
  describe(name, () => {
    before(() => wasm.init());

    test("a document is read from whatever there is", () => {
      const bytes = new TextEncoder().encode(TEXT);
      const sources = [TEXT, bytes, bytes.buffer, JSON.parse(TEXT), YAML, cjm.read(TEXT)];
      assert.deepEqual(new Set(sources.map((source) => cjm.hash(source))), new Set([cjm.read(TEXT).hash()]));
      for (const source of sources) assert.equal(cjm.read(source).map().title, "Buying");
      assert.throws(() => cjm.read(TEXT, { syntax: "toml" }), { code: "E002" });
    });

    test("an error says what and where and what to do", () => {
      const error = caught(() => cjm.read(BAD));
      assert.ok(error instanceof cjm.CjmError && error instanceof Error);
      assert.deepEqual([error.name, error.code, error.pointer], ["CjmError", "CJM101", "/maps/0"]);
      assert.match(error.message, /title/);
      const { code, hint } = caught(() => cjm.render(TEXT, { map: "by" }));
      assert.deepEqual([code, hint], ["E004", "did you mean `buy`?"]);
    });

    test("what is no document is misuse", () => {
      for (const source of [42, null, undefined, true, () => {}, [TEXT], Promise.resolve(TEXT), new Set()]) {
        assert.equal(caught(() => cjm.read(source)).code, "E003");
      }
      const loop = {};
      loop.maps = [loop];
      assert.equal(caught(() => cjm.check(loop)).code, "E003");
      assert.equal(caught(() => cjm.check({ maps: [1n] })).code, "E003");
      assert.equal(caught(() => cjm.call("check", { file: 1n })).code, "E002");
      assert.equal(caught(() => cjm.call("check")).code, "E003");
    });

    test("a number that JSON cannot hold is named", () => {
      const personas = [{ id: "mara", name: "Mara", traits: { "a/b": Number.NaN } }];
      const error = caught(() => cjm.check({ cjm: "1.0", personas }));
      assert.deepEqual([error.code, error.pointer], ["CJM001", "/personas/0/traits/a~1b"]);
      assert.match(error.message, /NaN/);
    });

    test("a lone surrogate is a fault of the document", () => {
      for (const source of ['{"cjm":"1.0","title":"\ud800"}', { cjm: "1.0", title: "\udc00" }]) {
        assert.equal(caught(() => cjm.read(source)).code, "CJM004");
        assert.equal(cjm.check(source).diagnostics[0].code, "CJM004");
      }
      assert.equal(cjm.read('{"cjm":"1.0","title":"😀","maps":[]}').data.title, "😀");
    });

    test("a map is found by id or because it is the one meant", () => {
      const document = cjm.read(TWO);
      assert.deepEqual(document.maps.map((map) => map.title), ["Jetzt", "Then"]);
      const { code, hint } = caught(() => document.map());
      assert.deepEqual([code, hint], ["E005", "name one of: now, then"]);
      assert.equal(caught(() => document.map("later")).code, "E004");
      assert.equal(caught(() => cjm.read({ cjm: "1.0", maps: [] }).map()).code, "E006");
      TWO.maps[0].state = "current";
      assert.equal(cjm.read(TWO).map().id, "now");
      delete TWO.maps[0].state;
    });

    test("a report is data and shows itself", () => {
      const report = cjm.check(BAD, { file: "bad.json" });
      assert.equal(report.ok, false);
      assert.equal(report.length, [...report].length);
      assert.match(String(report), /^bad\.json:1:\d+: error CJM101 /);
      assert.deepEqual(JSON.parse(JSON.stringify(report)), report.data);
      assert.equal(cjm.check(JSON.parse(BAD)).diagnostics[0].span, undefined);
      assert.ok(cjm.check(BAD, { ignore: ["CJM101"] }).ok);
      assert.equal(String(cjm.check(TEXT, { profile: "minimal" })), "no findings");
      assert.equal(cjm.check('{"cjm":').ok, false);
    });

    test("rules have numbers and pages", () => {
      const options = { "sample-too-small": { survey: 500 } };
      const codes = (report) => [...report].map((found) => found.code);
      assert.ok(codes(cjm.sample().check({ profile: "strict", options })).includes("CJM503"));
      assert.ok(!codes(cjm.sample().check({ profile: "strict" })).includes("CJM503"));
      assert.ok(cjm.rules().length > 50);
      assert.deepEqual(cjm.rules("CJM503").map((rule) => rule.name), ["sample-too-small"]);
      assert.equal(caught(() => cjm.rules("CJM999")).code, "E007");
      assert.equal(cjm.schema().$id, "urn:cjm:document:1");
    });

    test("what is known is left out, and what can be mended is mended", () => {
      const bad = "maps: # mine\n  - { id: buy, title: Buying, stages: [] }\n";
      const report = cjm.check(bad);
      const baseline = report.diagnostics.map((found) => found.fingerprint);
      assert.ok(report.length > 0);
      assert.equal(cjm.check(bad, { baseline }).length, 0);
      assert.equal(cjm.check(bad, { limits: { bytes: 10 } }).diagnostics[0].code, "CJM002");
      const mended = cjm.mend(bad, { unsafe: false });
      assert.match(mended, /cjm:/);
      assert.match(mended, /maps: # mine/);
      assert.equal(cjm.read(bad).mend().text, mended);
      assert.equal(cjm.mend(mended), mended);
    });

    test("pictures are drawn as told", () => {
      const map = cjm.sample().map();
      assert.equal(map.toSvg(), cjm.render(cjm.sample(), { to: "svg", map: "buy-current" }));
      assert.match(map.toSvg(), /^<svg/);
      assert.notEqual(map.toSvg({ theme: "dark" }), map.toSvg({ theme: "light" }));
      assert.ok(map.toSvg({ level: "stage" }).length < map.toSvg({ level: "full" }).length);
      assert.ok(map.toSvg({ lanes: ["emotion"] }).length < map.toSvg().length);
      assert.match(map.toMarkdown(), /no price is shown/);
      assert.match(cjm.render(cjm.sample(), { to: "text" }), /no price is shown/);
      assert.notEqual(map.toSvg({ preset: "serviceBlueprint" }), map.toSvg());
      assert.equal(caught(() => map.toSvg({ lanes: ["mood"] })).code, "E002");
    });

    test("a sheet is data and shows itself", () => {
      const sheet = cjm.sample().score();
      assert.deepEqual(sheet.data, cjm.score(cjm.sample(), { map: "buy-current" }).data);
      assert.deepEqual(JSON.parse(JSON.stringify(sheet)), cjm.sample().map().score().data);
      const sum = [...sheet].reduce((total, cell) => total + cell.valueGap, 0);
      assert.ok(Math.abs(sum - sheet.net) < 1e-12);
      assert.ok(Math.abs(sheet.shortfall - sheet.advantage - sheet.net) < 1e-12);
      assert.equal(sheet.length, sheet.cells.length);
      assert.deepEqual([sheet.needs[0].rank, sheet.needs[0].need], [1, "easy-import"]);
      assert.match(String(sheet).split("\n")[1], /^ {2}1 .* easy-import$/);
      assert.equal(cjm.sample().score({ lambda: 1 }).data.lambda, 1);
      assert.equal(caught(() => cjm.sample().score({ lambda: 2 })).code, "E006");
      const unknown = cjm.score(TEXT);
      assert.deepEqual([unknown.net, unknown.coverage, unknown.length], [undefined, 0, 0]);
      assert.match(String(unknown), /none is known yet/);
    });

    test("a ranking is data and shows itself", () => {
      const ranking = cjm.sample().rank();
      assert.deepEqual(ranking.data, cjm.rank(cjm.sample(), { map: "buy-current" }).data);
      assert.deepEqual(JSON.parse(JSON.stringify(ranking)), cjm.sample().map().rank().data);
      assert.deepEqual([...ranking], ranking.items);
      assert.deepEqual([ranking.rung, ranking.first.rank], [1, 1]);
      assert.ok(String(ranking).split("\n")[1].includes(` ${ranking.first.id}: `));
      assert.equal(cjm.sample().rank({ top: 3 }).length, 3);
      const unknown = cjm.rank(TEXT);
      assert.deepEqual([unknown.rung, unknown.first, unknown.unranked], [undefined, undefined, []]);
      assert.match(String(unknown), /nothing can be ranked yet/);
      assert.ok(unknown.collect.length > 0);
    });

    test("a change set leads there and back", () => {
      const old = cjm.read(YAML);
      const now = cjm.read(TEXT.replace('"Buying"', '"Buying a plan"'));
      const changes = old.diff(now);
      assert.deepEqual([...changes].map(({ op, id, field }) => [op, id, field]), [["set", "buy", "title"]]);
      assert.equal(String(changes), "buy -> buy: 1 changed\n~ map buy (Buying a plan): title");
      const there = old.apply(changes);
      assert.equal(there.hash(), now.hash());
      const kept = JSON.parse(JSON.stringify(changes));
      for (const undone of [changes.inverse(), cjm.invert(changes), cjm.invert(kept), cjm.invert(JSON.stringify(kept))]) {
        assert.equal(there.apply(undone).hash(), old.hash());
      }
      assert.deepEqual(changes.inverse().inverse().data, changes.data);
      assert.equal(cjm.apply(old, changes, { as: "plan" }).map("plan").title, "Buying a plan");
    });

    test("a change set knows its two maps", () => {
      const document = cjm.sample();
      const changes = document.diff();
      assert.deepEqual([changes.data.from.map, changes.data.to.map], ["buy-current", "buy-future"]);
      assert.deepEqual(changes.data, document.diff(undefined, { from: "buy-current", to: "buy-future" }).data);
      assert.ok(changes.length > 10 && changes.summary.removed > 0 && !changes.empty);
      const lines = String(changes).split("\n");
      assert.ok(lines.includes("- pain no-price (no price is shown above 25 vehicles)"));
      assert.equal(lines.filter((line) => line.startsWith("~ step pricing-page ")).length, 1);
      assert.ok(changes.toSvg({ theme: "dark" }).startsWith("<svg"));
      assert.ok(changes.toHtml().startsWith("<!doctype html>"));
      assert.equal(caught(() => changes.inverse().toSvg()).code, "E006");
      assert.ok(document.diff(undefined, { match: "auto" }).length > 10);
      assert.deepEqual(document.roadmap(), cjm.roadmap(document));
      assert.ok(document.merge(document, document).clean);
      const same = cjm.diff(document, document, { from: "buy-current", to: "buy-current" });
      assert.ok(same.empty);
      assert.equal(String(same), "buy-current -> buy-current: no differences");
      assert.equal(caught(() => cjm.apply(TEXT, changes)).code, "E004");
      assert.equal(caught(() => document.apply(changes)).code, "E006");
      for (const wrong of [42, null, undefined]) assert.equal(caught(() => cjm.invert(wrong)).code, "E003");
    });

    test("house form, pictures, and something to start from", () => {
      assert.equal(cjm.fmt(cjm.fmt(YAML)), cjm.fmt(YAML));
      assert.equal(cjm.migrate("title: Buying # ours\n"), 'cjm: "1.0"\ntitle: Buying # ours\n');
      assert.throws(() => cjm.migrate('cjm: "2.0"\n'), { code: "CJM014" });
      assert.equal(cjm.read(YAML).text, YAML);
      assert.match(cjm.render(TEXT), /Buying/);
      assert.equal(cjm.read(TEXT).map("buy").toHtml(), cjm.render(TEXT));
      assert.ok(cjm.newDocument().check().ok);
      assert.ok(cjm.sample().check().ok);
    });
  });
}

test("cjm-wasm survives a trap", async () => {
  await wasm.init();
  // More than a 32-bit memory can take.
  const error = caught(() => wasm.wire("hash", "{}", [new Uint8Array(2 ** 31)]));
  assert.equal(error.code, "E099");
  assert.equal(wasm.hash(TEXT), node.hash(TEXT));
});

test("both packages answer with the same bytes", async () => {
  await wasm.init();
  assert.equal(wasm.render(wasm.sample()), node.render(node.sample()));
  const map = node.sample().map();
  assert.deepEqual([...map.toPng({ scale: 0.5 }).slice(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  assert.deepEqual([...map.toPng({ view: "gap" }).slice(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  assert.match(map.toMarkdown({ view: "gap" }), /largest gap first/);
  assert.equal(new TextDecoder().decode(map.toPdf({ theme: "print" }).slice(0, 5)), "%PDF-");
  assert.equal(caught(() => wasm.sample().map().toPng()).code, "E002");
  assert.deepEqual(wasm.rank(wasm.sample()).data, node.rank(node.sample()).data);
  assert.deepEqual(wasm.invert(node.sample().diff()).data, node.sample().diff().inverse().data);
  // A document of the other package is taken for the object it holds.
  assert.equal(wasm.hash(node.sample()), node.hash(wasm.sample()));
});

test("the twins off the main thread give the same", async () => {
  assert.deepEqual((await node.checkAsync(BAD)).data, node.check(BAD).data);
  assert.equal(await node.renderAsync(TEXT), node.render(TEXT));
  assert.equal(await node.hashAsync(TEXT), node.hash(TEXT));
  assert.equal(await node.fmtAsync(YAML), node.fmt(YAML));
  const sample = node.sample();
  assert.equal(await node.mendAsync("maps: []\n"), node.mend("maps: []\n"));
  assert.deepEqual((await node.scoreAsync(sample)).data, sample.score().data);
  assert.deepEqual((await node.rankAsync(sample, { top: 3 })).data, sample.rank({ top: 3 }).data);
  const changes = await node.diffAsync(sample, undefined, { to: "buy-future" });
  assert.deepEqual((await node.invertAsync(changes)).inverse().data, sample.diff().data);
  assert.equal((await node.applyAsync(sample, changes, { as: "plan" })).map("plan").id, "plan");
  await assert.rejects(node.renderAsync(BAD), { name: "CjmError", code: "CJM101" });
  await assert.rejects(node.renderAsync(42), { name: "CjmError", code: "E003" });
});

test("the main thread runs on during a twin", async () => {
  const steps = Array.from({ length: 50_000 }, (_, at) => ({ id: `s${at}`, name: "x", actions: ["looks"] }));
  const maps = [{ id: "buy", title: "B", stages: [{ id: "stage", name: "Stage", steps }] }];
  const data = new TextEncoder().encode(JSON.stringify({ cjm: "1.0", maps }));
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  await node.wireAsync("fmt", "{}", [data]);
  clearInterval(timer);
  assert.ok(ticks >= 3, `${ticks} ticks`);
});

test("a file is read by its suffix", () => {
  const folder = mkdtempSync(join(tmpdir(), "cjm-"));
  const path = join(folder, "flow.yaml");
  writeFileSync(path, "{cjm: '1.0', maps: [{id: buy, title: B}]}");
  const document = node.readFile(path);
  assert.equal(document.data.maps[0].id, "buy");
  assert.ok(document.check().diagnostics.every((found) => found.file === path));
  assert.equal(node.readFile(pathToFileURL(path)).hash(), document.hash());
  assert.throws(() => node.readFile(path, { syntax: "json" }), { name: "CjmError" });
  assert.throws(() => node.readFile(join(folder, "none.yaml")), { code: "ENOENT" });
});

test("require gives the same package, without a warning", () => {
  assert.equal(require("cjm-node").version().version, node.version().version);
  const program = 'console.log(require("cjm-node").version().version)';
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { cwd: tests, encoding: "utf8" });
  assert.deepEqual([stdout.trim(), stderr], [node.version().version, ""]);
});

test("the command is installed", () => {
  const cjm = join(tests, "node_modules/.bin/cjm");
  const run = (args, input = "") => spawnSync(cjm, args, { input, encoding: "utf8" });
  assert.equal(run(["--version"]).stdout, `cjm ${node.version().version}\n`);
  assert.equal(run(["check", "-"], TEXT).status, 0);
  assert.equal(run(["check", "-"], '{"cjm":').status, 1);
  assert.equal(run(["chek"]).status, 2);
  assert.equal(run(["render", "-", "--to", "html"], TEXT).stdout, node.render(TEXT));
});

test("the package says what it is", () => {
  const manifest = JSON.parse(readFileSync(require.resolve("cjm-node/package.json"), "utf8"));
  assert.equal(manifest.version, node.version().version);
  assert.equal(JSON.parse(readFileSync(require.resolve("cjm-wasm/package.json"), "utf8")).version, manifest.version);
});
