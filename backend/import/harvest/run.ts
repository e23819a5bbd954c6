import { harvestOf } from "../../store/harvests.ts";
import { asOnlyImport, importById } from "../../store/imports.ts";
import { holdingsOf } from "../formats/all.ts";
import { ANOTHER_RUNS, CatalogueWriter, ImportRefused } from "../writer.ts";
import { HarvestRun } from "./harvest-run.ts";
import type { HarvestOptions, HarvestSummary, HarvestTools } from "./options.ts";
import { marcPrefix, OaiServer } from "./server.ts";
import { HARVEST_LIMITS, HarvestFailed, HarvestWeb } from "./web.ts";

/**
 * Harvests a server over OAI-PMH into the catalogue: what has changed since the last complete harvest, or the rest of one that was
 * stopped. Throws `ImportRefused` when another import runs or there is no library for its copies, `FileError` when the mapping or
 * the report cannot be used, `HarvestFailed` when the server cannot be used at all.
 */
export async function runHarvest(options: HarvestOptions, tools: HarvestTools): Promise<HarvestSummary> {
  const holdings = holdingsOf(options.mapping);
  const signal = tools.signal ?? new AbortController().signal;
  const limits = { ...HARVEST_LIMITS, ...options.limits };
  const web = new HarvestWeb(options.login, limits, signal, () => tools.clock.now());
  const server = new OaiServer(new URL(options.url), web);
  const done = await asOnlyImport(tools.place, tools.db, async () => {
    const { identity, responseDate } = await server.ask("Identify");
    if (identity === null) throw new HarvestFailed("The server does not answer Identify.", false);
    const prefix = options.prefix ?? (await marcPrefix(server));
    const key = { url: options.url, prefix, setSpec: options.set ?? "" };
    const known = await harvestOf(tools.db, key);
    const under = known?.token != null && !options.full && !options.dryRun ? known : null;
    const before = under?.importId == null ? null : await importById(tools.db, under.importId);
    const knowsCopies = holdings !== null;
    const { report, dryRun, readings } = options;
    const writer = new CatalogueWriter(tools, { report, dryRun, readings, knowsCopies, before });
    try {
      const start = under ?? {
        since: options.full ? null : (known?.nextFrom ?? null),
        begun: null,
        token: null,
      };
      const { source, library } = options;
      const reading = { mapping: { holdings, number: null }, source, library };
      const parts = {
        options,
        tools,
        server,
        limits,
        identity,
        now: responseDate,
        key,
        writer,
        reading,
        signal,
      };
      return await new HarvestRun(parts, known, start, before).go();
    } finally {
      writer.close();
    }
  });
  if (done === null) throw new ImportRefused(ANOTHER_RUNS);
  return done;
}
