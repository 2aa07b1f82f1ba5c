#!/usr/bin/env node
// The command `cjm`.

import { native } from "../js/native.js";

process.exitCode = native.cli(["cjm", ...process.argv.slice(2)]);
