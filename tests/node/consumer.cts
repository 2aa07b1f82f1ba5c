// The same from a CommonJS program.

import cjm = require("cjm-node");

const report: cjm.Report = cjm.check("cjm: '1.0'\n");
const data: cjm.DocumentData = cjm.sample().data;
const later: Promise<string> = cjm.renderAsync(cjm.readFile("journey.cjm.yaml"));
// @ts-expect-error a number is no document
cjm.read(42);
