// CPU time of jsondiffpatch and fast-json-patch on the pairs of a folder, a line of JSON each.
//
//   node diff-peers.mjs FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import jsonPatch from "fast-json-patch";
import * as jsondiffpatch from "jsondiffpatch";
import { micros } from "./clock.mjs";

const [folder] = process.argv.slice(2);
const byId = jsondiffpatch.create({ objectHash: (thing, at) => thing.id ?? `#${at}` });

async function tell(name, size, bytes, run) {
  const patchBytes = JSON.stringify(run()).length;
  console.log(JSON.stringify({ name, size, bytes, cpuMicros: await micros(run), patchBytes }));
}

for (const size of ["100kB", "1MB", "1MB-wide", "10MB"]) {
  const text = readFileSync(join(folder, `${size}-base.json`), "utf8");
  const [from, to] = [JSON.parse(text), JSON.parse(readFileSync(join(folder, `${size}-ours.json`), "utf8"))];
  const bytes = Buffer.byteLength(text);
  await tell("jsondiffpatch, objectHash = id", size, bytes, () => byId.diff(from, to));
  await tell("fast-json-patch", size, bytes, () => jsonPatch.compare(from, to));
}
