// cjm for Node.

import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { createApi, internalError } from "../dist/api.js";
import { native } from "./native.js";

function wire(operation, options, inputs) {
  try {
    return native.call(operation, options, inputs);
  } catch (error) {
    throw internalError(error);
  }
}

async function wireAsync(operation, options, inputs) {
  try {
    return await native.callAsync(operation, options, inputs);
  } catch (error) {
    throw internalError(error);
  }
}

const SYNTAX_OF = { ".json": "json", ".yaml": "yaml", ".yml": "yaml" };

/** Reads the document in a file; without `syntax` the suffix decides, then the first character. */
export function readFile(path, { syntax } = {}) {
  const file = path instanceof URL ? fileURLToPath(path) : path;
  return read(readFileSync(file), { syntax: syntax ?? SYNTAX_OF[extname(file).toLowerCase()], file });
}

export { ChangeSet, CjmError, Document, Map, Merge, Ranking, Report, ScoreSheet } from "../dist/api.js";

const api = createApi(wire, wireAsync);
export const { apply, call, check, diff, exportMap, fmt, hash, importMap, invert, mend, merge } = api;
export const { method, methods } = api;
export const { migrate, newDocument, rank, read, render, resolve, roadmap, rules, sample, schema } = api;
export const { score, survey, version } = api;
export const { attach, attachAsync, contrast, contrastAsync, draft, draftAsync } = api;
export const { applyAsync, checkAsync, diffAsync, fmtAsync, hashAsync, invertAsync, mendAsync } = api;
export const { mergeAsync, methodAsync, migrateAsync, rankAsync, renderAsync, resolveAsync } = api;
export const { exportMapAsync, importMapAsync, roadmapAsync, scoreAsync, surveyAsync } = api;
export const { finish, mergePartials, mine, partial } = api;
export const { finishAsync, mergePartialsAsync, mineAsync, partialAsync } = api;
export { wire, wireAsync };
