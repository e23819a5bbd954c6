import { writeFileSync } from "node:fs";
import { conformanceComplaints, findProofs, REPORT, reportOf } from "./conformance/document.ts";
import { DOCUMENT, documentOf, requirementComplaints } from "./requirements/document.ts";
import { scan } from "./requirements/scan.ts";
import { at, ROOT } from "./shared/place.ts";

// The table of requirements and their proofs, and the report of conformance: npm run requirements [-- --write]
const found = scan(ROOT);
if (process.argv.includes("--write")) {
  writeFileSync(at(DOCUMENT), documentOf(found));
  writeFileSync(at(REPORT), reportOf(findProofs(ROOT)));
}
const complaints = [...requirementComplaints(ROOT, found), ...conformanceComplaints(ROOT)];
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.stdout.write(
  `${found.proofs.length} test titles name requirements; ${complaints.length} complaints.\n`,
);
process.exitCode = complaints.length === 0 ? 0 : 1;
