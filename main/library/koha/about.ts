import type { LibraryInfo } from "#contract/domain/library.ts";
import type { CallOptions, PortHealth } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import { plainInfo, plainLibrary } from "../plain-info.ts";
import { type KohaLibrary, librariesAnswer } from "./answers.schema.ts";
import { callFor } from "./call.ts";
import type { Koha, Part } from "./koha.ts";
import { besideThatLends } from "./sip2-lending.ts";

/** Library information from Koha's list of libraries. */
function infoFromKoha(libraries: readonly KohaLibrary[], own: string): LibraryInfo {
  // Only pickup locations: patrons choose from this list. Old servers do not send the flag, so all are shown.
  const shown = libraries.filter((one) => one.pickup_location !== false || one.library_id === own);
  const here = libraries.find(({ library_id }) => library_id === own);
  const named = shown.map((one) => plainLibrary(one.library_id, one.name || one.library_id, one.phone));
  return plainInfo(here?.name ?? "", here?.phone ?? "", named);
}

/** Library information from the settings, limited to libraries that Koha has; a missing one is logged as a mistake. */
function infoFromSettings(about: LibraryInfo, libraries: readonly KohaLibrary[], koha: Koha): LibraryInfo {
  const known = new Set(libraries.map(({ library_id }) => library_id));
  const missing = about.libraries.filter(({ id }) => !known.has(id)).length;
  if (missing > 0) koha.log("koha-library-unknown", { count: missing });
  return { ...about, libraries: about.libraries.filter(({ id }) => known.has(id)) };
}

/** What is done with the library information as it is read. */
interface Readings {
  learnFeatures(options: CallOptions): Promise<void>;
  keep(info: LibraryInfo): void;
}

/** Checks SIP2 beside the API, and logs when it stops or begins to answer. True = it is away, and Koha works without it. */
async function isBesideAway({ beside, log }: Koha, options: CallOptions): Promise<boolean> {
  if (beside === null) return false;
  const { guard } = beside;
  const before = guard.isAway();
  await guard.check(options);
  const now = guard.isAway();
  if (now !== before) log(now ? "koha-sip2-away" : "koha-sip2-back");
  return now;
}

/** Health check and library information: 1 call each, and one over SIP2 where it is used. */
export function aboutOf(koha: Koha, { learnFeatures, keep }: Readings): Part<"health" | "info"> {
  const ask = { name: "libraries", method: "GET", path: "/libraries" } as const;
  return {
    async health(options): Promise<Result<PortHealth>> {
      const [answer, besideAway] = await Promise.all([
        koha.rest.read(
          { ...ask, query: { _per_page: "1" }, atOnce: true },
          librariesAnswer,
          callFor(options.signal, koha.times.health),
        ),
        isBesideAway(koha, options),
      ]);
      if (!answer.ok) return answer;
      if (!besideAway) return ok({});
      return ok({ besideAway: besideThatLends(koha) === null ? ["checkIn"] : ["checkIn", "checkOut"] });
    },
    async info(options): Promise<Result<LibraryInfo>> {
      const [answer] = await Promise.all([
        koha.rest.read(
          { ...ask, query: { _per_page: "-1" } },
          librariesAnswer,
          callFor(options.signal, koha.times.read),
        ),
        learnFeatures(options),
      ]);
      if (!answer.ok) return answer;
      const info =
        koha.about === null
          ? infoFromKoha(answer.value, koha.library)
          : infoFromSettings(koha.about, answer.value, koha);
      keep(info);
      return ok(info);
    },
  };
}
