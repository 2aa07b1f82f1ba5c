// Runs the shared cases of tests/vectors; the same code in Node and in the browser.
// `files` reads below tests/: load(path) gives bytes, list(path) gives names.

/** Operations on event data, which the small module for browsers does not have. */
export const EVIDENCE = ["attach", "contrast", "draft", "finish", "mergePartials", "mine", "partial"];

/** Formats that the module for browsers leaves to `cjm-wasm/office`. */
export const OFFICE = ["xlsx", "cjml"];

/**
 * Runs every case and gives how many ran and what failed. `wire` may answer with a promise. Operations that it
 * is `without` must say that there is no such operation, formats that it `lacks` that they cannot be used.
 */
export async function runCases(files, wire, { without = [], lacks = [] } = {}) {
  const index = await json(files, "vectors/index.json");
  const failures = [];
  let ran = 0;
  for (const name of index.cases) {
    ran += 1;
    const [operation] = name.split("/");
    const fault = without.includes(operation)
      ? await answersNothing(wire, operation)
      : await runCase(files, `vectors/${name}`, wire, lacks);
    if (fault) failures.push(`${name}: ${fault}`);
  }
  if (ran !== index.count) failures.push(`${ran} cases ran, but the index counts ${index.count}`);
  const found = await folders(files);
  for (const name of found) {
    if (!index.cases.includes(name)) failures.push(`${name}: not in the index`);
  }
  if (found.length !== ran) failures.push(`${ran} cases ran, but there are ${found.length} folders`);
  return { ran, failures };
}

async function answersNothing(wire, operation) {
  const { json } = await wire(operation, "{}", []);
  return JSON.parse(json).error?.code === "E001" ? undefined : `answered ${json}, is there after all`;
}

/** The inputs of a case, as bytes. */
export async function inputsOf(files, folder) {
  const { inputs = [] } = await json(files, `${folder}/case.json`);
  const given = [];
  for (const parts of inputs) given.push(await expand(files, folder, parts));
  return given;
}

async function runCase(files, folder, wire, lacks) {
  const { options = {} } = await json(files, `${folder}/case.json`);
  const operation = folder.split("/")[1];
  const given = await inputsOf(files, folder);
  const answer = await wire(operation, JSON.stringify(options), given);
  if (lacks.includes(options.from ?? options.to)) {
    const refused = answer.json.startsWith('{"error":{"code":"E006"') && answer.json.includes("cjm-wasm/office");
    return refused ? undefined : `answered ${answer.json}, can use it after all`;
  }
  const names = await files.list(folder);
  const expected = names.filter((name) => name.startsWith("output-")).sort(byNumber);
  const wanted = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await files.load(`${folder}/answer.json`));
  if (`${answer.json}\n` !== wanted) return `the answer is ${excerpt(answer.json, wanted)}`;
  if (answer.outputs.length !== expected.length) {
    return `${answer.outputs.length} outputs, ${expected.length} expected`;
  }
  for (const [at, name] of expected.entries()) {
    const difference = firstDifference(answer.outputs[at], await files.load(`${folder}/${name}`));
    if (difference >= 0) return `${name} differs from byte ${difference} on`;
  }
}

async function expand(files, folder, parts) {
  const pieces = [];
  for (const part of parts) {
    const once = await bytesOf(files, folder, part);
    const piece = new Uint8Array(once.length * (part.times ?? 1));
    for (let at = 0; at < piece.length; at += once.length) piece.set(once, at);
    pieces.push(piece);
  }
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function bytesOf(files, folder, part) {
  if ("file" in part) return files.load(`${folder}/${part.file}`);
  if ("data" in part) return files.load(`data/${part.data}`);
  if ("text" in part) return new TextEncoder().encode(part.text);
  if ("hex" in part) return Uint8Array.from(part.hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  throw new Error(`${folder}: a part of an input is one of file, data, text, hex`);
}

async function folders(files) {
  const found = [];
  for (const operation of await files.list("vectors")) {
    if (operation.endsWith("/")) {
      const names = await files.list(`vectors/${operation}`);
      found.push(...names.filter((name) => name.endsWith("/")).map((name) => (operation + name).slice(0, -1)));
    }
  }
  return found;
}

async function json(files, path) {
  return JSON.parse(new TextDecoder().decode(await files.load(path)));
}

const byNumber = (a, b) => Number.parseInt(a.slice(7), 10) - Number.parseInt(b.slice(7), 10);

function firstDifference(got, wanted) {
  const shorter = Math.min(got.length, wanted.length);
  for (let at = 0; at < shorter; at += 1) if (got[at] !== wanted[at]) return at;
  return got.length === wanted.length ? -1 : shorter;
}

function excerpt(got, wanted) {
  let at = 0;
  while (at < got.length && got[at] === wanted[at]) at += 1;
  const from = Math.max(0, at - 40);
  return `…${got.slice(from, at + 80)}…, expected …${wanted.slice(from, at + 80)}…`;
}
