// A small server for the pages of the tests: the files below tests/, with a strict policy.

import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const POLICY = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** Starts the server on a free port; a path that ends in `/` answers with the names in that folder. */
export async function serve() {
  const server = createServer(async (request, response) => {
    try {
      const url = new URL(request.url, "http://localhost");
      const path = normalize(ROOT + decodeURIComponent(url.pathname));
      if (!path.startsWith(ROOT)) throw new Error("outside");
      const body = path.endsWith(sep) ? await names(path) : await readFile(path);
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function names(path) {
  const entries = await readdir(path, { withFileTypes: true });
  return JSON.stringify(entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)));
}
