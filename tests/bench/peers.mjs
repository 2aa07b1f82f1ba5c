// CPU time of ajv and Spectral on the documents of a folder, a line of JSON each.
//
//   node peers.mjs FOLDER SCHEMA

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Spectral from "@stoplight/spectral-core";
import { pattern, schema as conforms, truthy } from "@stoplight/spectral-functions";
import Parsers from "@stoplight/spectral-parsers";
import Ajv from "ajv/dist/2020.js";
import { micros } from "./clock.mjs";

const [folder, schemaFile] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const SIZES = ["10kB", "1MB"];

const ajv = new Ajv({ allErrors: true, strict: false }).compile(schema);

// What comes nearest to rules of ours that the recommended profile has.
const spectral = new Spectral.Spectral();
spectral.setRuleset({
  rules: {
    shape: { given: "$", then: { function: conforms, functionOptions: { schema, allErrors: true } } },
    "persona-without-needs": { given: "$.personas[*]", then: { field: "goals", function: truthy } },
    "step-without-channel": { given: "$.maps[*].stages[*].steps[*]", then: { field: "channels", function: truthy } },
    "emotion-missing": { given: "$.maps[*].stages[*].steps[*]", then: { field: "emotions", function: truthy } },
    "stage-goal-missing": { given: "$.maps[*].stages[*]", then: { field: "goal", function: truthy } },
    "opportunity-without-owner": { given: "$.maps[*].opportunities[*]", then: { field: "owner", function: truthy } },
    "placeholder-text": {
      given: "$.maps[*].stages[*].steps[*].pains[*]",
      then: { field: "text", function: pattern, functionOptions: { notMatch: "/lorem ipsum|tbd/i" } },
    },
  },
});

async function tell(name, size, bytes, run) {
  console.log(JSON.stringify({ name, size, bytes, cpuMicros: await micros(run) }));
}

for (const size of SIZES) {
  const text = readFileSync(join(folder, `${size}.json`), "utf8");
  const bytes = Buffer.byteLength(text);
  await tell("JSON.parse + ajv", size, bytes, async () => {
    if (!ajv(JSON.parse(text))) throw new Error(JSON.stringify(ajv.errors.slice(0, 3)));
  });
  await tell("Spectral, seven rules", size, bytes, async () => {
    const found = await spectral.run(new Spectral.Document(text, Parsers.Json, "map.json"));
    if (found.length > 0) throw new Error(JSON.stringify(found.slice(0, 3)));
  });
}
