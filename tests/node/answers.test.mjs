// The types of answers against all answers of the shared cases: the compiler must accept each.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const TYPES = {
  attach: "AttachedData",
  check: "ReportData",
  contrast: "ContrastData",
  score: "ScoreData",
  rank: "RankingData",
  diff: "ChangeSetData",
  invert: "ChangeSetData",
  finish: "EvidenceData",
  mine: "EvidenceData",
  merge: "{ document: unknown; conflicts: readonly MergeConflict[]; agreed: readonly MergeAgreed[]; notes: readonly MergeNote[] }",
  resolve: "{ document: unknown; conflicts: readonly MergeConflict[] }",
  roadmap: "RoadmapData",
  rules: "{ rules: readonly RuleData[] }",
};
const tests = fileURLToPath(new URL("../", import.meta.url));

function compile(program) {
  const folder = mkdtempSync(join(tmpdir(), "cjm-"));
  symlinkSync(join(tests, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "answers.ts"), program);
  const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, module: "nodenext", types: [] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["answers.ts"] }));
  const tsc = join(tests, "node_modules/typescript/bin/tsc");
  return spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" }).stdout;
}

const imports = 'import type { AttachedData, ChangeSetData, ContrastData, EvidenceData, MergeAgreed, MergeConflict, MergeNote, RankingData, ReportData, RoadmapData, RuleData, ScoreData } from "cjm-node";\n';

test("answers are of their type", () => {
  let count = 0;
  let program = imports;
  for (const [operation, type] of Object.entries(TYPES)) {
    const cases = join(tests, "vectors", operation);
    for (const name of readdirSync(cases)) {
      const answer = readFileSync(join(cases, name, "answer.json"), "utf8");
      if (!answer.startsWith('{"ok":')) continue;
      count += 1;
      program += `void (${answer.trim().slice(6, -1)} satisfies ${type}); // ${operation}/${name}\n`;
    }
  }
  assert.ok(count > 100, `${count} answers`);
  assert.equal(compile(program), "");
});

test("a wrong answer would be found", () => {
  const report = '{"diagnostics":[],"summary":{"error":0,"warning":0,"info":0,"hint":0}';
  assert.equal(compile(`${imports}void (${report}} satisfies ReportData);\n`), "");
  assert.match(compile(`${imports}void (${report},"more":1} satisfies ReportData);\n`), /more/);
});
