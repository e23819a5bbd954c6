/**
 * Runs a verb:  node tools/run.mjs <verb> [arguments]
 *
 * Old versions of Node must be able to read this file, to report that they are too old: everything else is loaded after the
 * version check.
 */
import { nodeComplaint } from "./setup/node-version.mjs";

const complaint = nodeComplaint(process.versions.node);
if (complaint === undefined) {
  import("./setup/verb.mjs").then(({ runVerb }) => runVerb(process.argv.slice(2)));
} else {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
}
