import type { CallOptions, LibraryPort } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { CatalogueSample, CatalogueTrial, StepOutcome } from "#contract/staff/connection.ts";
import { createLibrary } from "../library/adapter.ts";
import { createShioriCatalogue } from "../library/shiori/catalogue.ts";
import { createLog } from "../log/log.ts";
import { findOai } from "./find-oai.ts";
import { callNumberOf, samplesOfOai } from "./oai-samples.ts";
import { probeOwnCatalogue } from "./own-catalogue-probe.ts";

/** Longest time for reading the samples, in milliseconds. */
const PATIENCE_MS = 10_000;
/** Longest time for all, in milliseconds: the staff area says half a minute. */
const LIMIT_MS = 25_000;
/** Titles that are shown. */
const SAMPLES = 20;
/** Beginnings of subjects, the usual ones first; one request for each until there is a subject. */
const BEGINNINGS =
  "にしかえきせとあさたこちけいはすほてうひふおみやりまつもよわくそなねのむめゆらるれろへatspe";

/** The titles as the terminal will show them: described by the catalogue, with the system's availability. */
async function samplesOf(
  settings: Settings,
  limit: AbortSignal,
): Promise<Pick<CatalogueTrial, "samples" | "subjects">> {
  const log = createLog(null, false);
  const options = { signal: AbortSignal.any([limit, AbortSignal.timeout(PATIENCE_MS)]) };
  const library = createLibrary(settings, log);
  const { backend, kiosk } = settings;
  const catalogue = createShioriCatalogue({ ...backend.catalogue, library: kiosk.library, log });
  try {
    const rows = await library.picks({ kind: "new" }, options);
    const samples: CatalogueSample[] = [];
    for (const title of rows.ok ? rows.value.slice(0, SAMPLES) : []) {
      const detail = await catalogue.title({ id: title.id }, options);
      samples.push({ title, callNumber: detail.ok ? callNumberOf(detail.value) : "" });
    }
    return { samples, subjects: samples.length > 0 && (await hasSubjects(library, options)) };
  } finally {
    library.end();
    catalogue.end();
  }
}

async function hasSubjects(library: LibraryPort, options: CallOptions): Promise<boolean> {
  for (const prefix of BEGINNINGS) {
    const found = await library.suggest({ prefix, fields: ["subject"] }, options);
    if (!found.ok) return false;
    if (found.value.length > 0) return true;
  }
  return false;
}

/**
 * Tests the catalogue in Shiori's backend, shows what is in it, and looks for the system's OAI-PMH, which fills it. While there is
 * nothing in it, it shows what a harvest would bring. Changes nothing.
 */
export async function tryOwnCatalogue(settings: Settings): Promise<CatalogueTrial> {
  const start = performance.now();
  const limit = AbortSignal.timeout(LIMIT_MS);
  const searching = findOai(settings, limit);
  const found = await probeOwnCatalogue(settings);
  const outcome: StepOutcome = { step: "catalogue", ...found, ms: Math.round(performance.now() - start) };
  const shown = found.outcome === "ok" ? await samplesOf(settings, limit) : { samples: [], subjects: false };
  const oai = await searching;
  const isEmpty = shown.samples.length === 0;
  if (!isEmpty || oai === null || oai.marcxml === null) return { outcome, ...shown, isHarvested: true, oai };
  return { outcome, ...(await samplesOfOai(settings, oai, SAMPLES, limit)), isHarvested: false, oai };
}
