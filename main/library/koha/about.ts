import type { LibraryInfo } from "#contract/domain/library.ts";
import type { CallOptions } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import { plainInfo, plainLibrary } from "../plain-info.ts";
import { type KohaLibrary, librariesAnswer } from "./answers.schema.ts";
import { callFor } from "./call.ts";
import type { Koha, Part } from "./koha.ts";

/** What Koha says of itself. */
function ownWords(libraries: readonly KohaLibrary[], own: string): LibraryInfo {
  // Only those where a hold can wait: the list is what patrons choose from. An old server does not say, so all.
  const shown = libraries.filter((one) => one.pickup_location !== false || one.library_id === own);
  const here = libraries.find(({ library_id }) => library_id === own);
  const named = shown.map((one) => plainLibrary(one.library_id, one.name || one.library_id, one.phone));
  return plainInfo(here?.name ?? "", here?.phone ?? "", named);
}

/** The settings' words, as far as Koha has the libraries they name; a library missing there is a mistake to be seen. */
function settingsWords(about: LibraryInfo, libraries: readonly KohaLibrary[], koha: Koha): LibraryInfo {
  const known = new Set(libraries.map(({ library_id }) => library_id));
  const missing = about.libraries.filter(({ id }) => !known.has(id)).length;
  if (missing > 0) koha.log("koha-library-unknown", { count: missing });
  return { ...about, libraries: about.libraries.filter(({ id }) => known.has(id)) };
}

/** Is Koha there, does it know our account, and what is the library: 1 call each. */
export function aboutOf(koha: Koha, learn: (options: CallOptions) => Promise<void>): Part<"health" | "info"> {
  const libraries = (limit: number, query: Readonly<Record<string, string>>, { signal }: CallOptions) =>
    koha.rest.read(
      { name: "libraries", method: "GET", path: "/libraries", query },
      librariesAnswer,
      callFor(signal, limit),
    );
  return {
    async health(options): Promise<Result<Record<string, never>>> {
      const answer = await libraries(koha.times.health, { _per_page: "1" }, options);
      return answer.ok ? ok({}) : answer;
    },
    async info(options): Promise<Result<LibraryInfo>> {
      const [answer] = await Promise.all([
        libraries(koha.times.read, { _per_page: "-1" }, options),
        learn(options),
      ]);
      if (!answer.ok) return answer;
      return ok(
        koha.about === null
          ? ownWords(answer.value, koha.library)
          : settingsWords(koha.about, answer.value, koha),
      );
    },
  };
}
