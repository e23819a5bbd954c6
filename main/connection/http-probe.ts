import type { CallOptions } from "#contract/library/port.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "../library/adapter.ts";
import { createLog, type Log } from "../log/log.ts";
import { explainRefusal } from "./explain.ts";
import { FINE, type Found, failed, notice } from "./found.ts";
import { placeOfUrl } from "./place.ts";
import type { Probe } from "./probe.ts";
import type { Place } from "./wire.ts";

const PATIENCE_MS = 10_000;

const options = (): CallOptions => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

function placeOf({ url, authority }: Settings["backend"]): Place {
  return placeOfUrl(url, authority, { url: "backend.url", authority: "backend.authority" });
}

const CARD_STOPPED: readonly RefusalName[] = ["card-locked", "card-expired", "card-blocked", "foreign-card"];

/**
 * Tests an HTTP backend through its adapter, so that the result is valid for patrons too. Its log is only used to explain
 * failures, and is not kept.
 */
export function createHttpProbe(settings: Settings): Probe {
  const log: Log = createLog(null, false);
  const library = createLibrary(settings, log);
  const { adapter } = settings.backend;
  const account = adapter === "koha" ? "backend.koha.user" : "backend.token";

  const explain = (name: RefusalName): Found => explainRefusal(name, log, account);

  return {
    place: placeOf(settings.backend),
    end: library.end,
    async login() {
      const info = await library.info(options());
      if (!info.ok) return explain(info.refusal.name);
      const isKnown = info.value.libraries.some(({ id }) => id === settings.kiosk.library);
      return isKnown ? FINE : notice("institution", "kiosk.library");
    },
    async status() {
      const health = await library.health(options());
      return health.ok ? FINE : failed("not-ready");
    },
    async card(card) {
      const signedIn = await library.signIn(card, options());
      if (!signedIn.ok) {
        const { name } = signedIn.refusal;
        if (name === "wrong-credentials") return failed("wrong-card");
        return CARD_STOPPED.includes(name) ? notice("card-stopped") : explain(name);
      }
      const { session } = signedIn.value;
      const lists = [
        await library.loans({ session }, options()),
        await library.holds({ session }, options()),
      ];
      await library.signOut({ session }, options());
      const no = lists.find((list) => !list.ok && list.refusal.name !== "temporary-password");
      return no === undefined || no.ok ? FINE : explain(no.refusal.name);
    },
  };
}
