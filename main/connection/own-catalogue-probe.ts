import type { Settings } from "#contract/settings/settings.schema.ts";
import { createShioriCatalogue } from "../library/shiori/catalogue.ts";
import { createLog } from "../log/log.ts";
import { FINE, type Found, failed, notice } from "./found.ts";
import { placeOfUrl } from "./place.ts";
import { encrypt, reach } from "./wire.ts";

const PATHS = { url: "backend.catalogue.url", authority: "backend.catalogue.authority" } as const;
const PATIENCE_MS = 10_000;

/** Tests the catalogue in Shiori's backend, which must be set: address, certificate, kind of backend, token, library, titles. */
export async function probeOwnCatalogue({ backend, kiosk }: Settings): Promise<Found> {
  const place = placeOfUrl(backend.catalogue.url, backend.catalogue.authority, PATHS);
  const wire = await reach(place);
  if (wire.outcome === "failed") return wire;
  const sure = await encrypt(place);
  if (sure.outcome === "failed") return sure;
  const log = createLog(null, false);
  const catalogue = createShioriCatalogue({ ...backend.catalogue, library: kiosk.library, log });
  const titles = await catalogue.picks({ kind: "new" }, { signal: AbortSignal.timeout(PATIENCE_MS) });
  catalogue.end();
  if (titles.ok) return titles.value.length === 0 ? notice("catalogue-empty") : FINE;
  const { name } = titles.refusal;
  if (name === "settings-broken") return failed("wrong-account", "backend.catalogue.token");
  if (name === "unknown-library") return failed("institution", "kiosk.library");
  // It has answered, and is something else.
  return log.recent().length > 0 ? failed("not-our-server", PATHS.url) : failed("not-ready");
}
