import type { Settings } from "#contract/settings/settings.schema.ts";
import { checkLending } from "../library/koha/lending-check.ts";
import { createLog } from "../log/log.ts";
import { explainRefusal } from "./explain.ts";
import { FINE, type Found, notice } from "./found.ts";

const PATIENCE_MS = 10_000;
const ACCOUNT = "backend.koha.lending.user";

/** Tests the account with which Koha's API lends. Lends nothing. */
export async function probeKohaLending({ backend, kiosk: { library } }: Settings): Promise<Found> {
  const log = createLog(null, false);
  const { url, authority, koha } = backend;
  const options = { signal: AbortSignal.timeout(PATIENCE_MS) };
  const answer = await checkLending({ url, authority, koha, library, log }, options);
  if (!answer.ok) return explainRefusal(answer.refusal.name, log, ACCOUNT);
  return answer.value.lends ? FINE : notice("lending-too-old", ACCOUNT);
}
