import { chromium } from "playwright-core";

/** Starts the Chromium that CJM_CHROMIUM names. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CJM_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
