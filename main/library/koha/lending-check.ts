import type { CallOptions } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { checkoutsAnswer } from "./answers.schema.ts";
import { callFor, TIMES } from "./call.ts";
import { readFeatures } from "./features.ts";
import { createKohaWeb, createRest } from "./rest.ts";
import { createTurns } from "./turns.ts";

export interface LendingCheckOptions {
  readonly url: string;
  readonly authority: string;
  readonly koha: KohaSettings;
  /** Branch code of the kiosk's library. */
  readonly library: string;
  readonly log: Log;
}

/**
 * For the connection test: whether the account that lends is accepted and may see loans (it asks for those of nobody) for
 * this library, and whether this version lends. The log has the reason of a refusal.
 */
export async function checkLending(
  { url, authority, koha: { auth, lending }, library, log }: LendingCheckOptions,
  { signal }: CallOptions,
): Promise<Result<{ readonly lends: boolean }>> {
  const web = createKohaWeb({ url, authority });
  try {
    const rest = createRest(web, { auth, ...lending, library }, createTurns(), log);
    const query = { patron_id: "0", _match: "exact", _per_page: "1" };
    const ask = { name: "lending-account", method: "GET", path: "/checkouts", query } as const;
    const answer = await rest.read(ask, checkoutsAnswer, callFor(signal, TIMES.read));
    if (!answer.ok) return answer;
    const features = await readFeatures(rest, callFor(signal, TIMES.description));
    return ok({ lends: features?.lends === true });
  } finally {
    web.end();
  }
}
