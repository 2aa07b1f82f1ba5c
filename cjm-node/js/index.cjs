// The doorway for `require`.
module.exports = require("./index.js");
