import { existsSync } from "node:fs";
import { join } from "node:path";
import { importClassNames, importIndexTerms } from "../import/index-terms.ts";
import type { WritableDb } from "../store/schema.ts";
import type { Step } from "../store/search/write.ts";

/** The NDC's index of terms and names, if it is next to the project; optional for the demo. */
const FOLDER = join(import.meta.dirname, "../../../shared/data/ndc");
const TERMS = join(FOLDER, "ndc9-index-terms.tsv");
const NAMES = join(FOLDER, "ndc9.tsv");

/** Themes for the demo, imported as `npm run backend -- classes` does. */
export async function seedClasses(trx: WritableDb): Promise<void> {
  const step: Step = (work) => work(trx);
  if (existsSync(TERMS)) await importIndexTerms(step, TERMS);
  if (existsSync(NAMES)) await importClassNames(step, NAMES);
}
