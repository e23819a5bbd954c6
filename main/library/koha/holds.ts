import type { HoldList } from "#contract/domain/hold.ts";
import { ok, type Result } from "#contract/result.ts";
import { USUAL_MAX_HOLDS } from "../plain-info.ts";
import { type Call, callFor } from "./call.ts";
import { cancelHold, changeHold } from "./hold-changes.ts";
import { placeHold } from "./hold-placing.ts";
import { resumeHold, suspendHold } from "./hold-suspension.ts";
import { holdView } from "./hold-view.ts";
import { type Koha, type Part, SIGNED_OUT, UNEXPECTED } from "./koha.ts";
import { placesOf } from "./pickups.ts";
import { bibliosById, holdsOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { lineOf, unknownLine } from "./titles.ts";

async function holdList(koha: Koha, session: Session, call: Call): Promise<Result<HoldList>> {
  const holds = await holdsOf(koha, session.patron, call);
  if (!holds.ok) return holds;
  const titles = await bibliosById(
    koha,
    holds.value.map(({ biblio_id }) => biblio_id),
    call,
  );
  if (!titles.ok) return titles;
  const byId = new Map(titles.value.map((title) => [title.biblio_id, title]));
  return ok({
    holds: holds.value.map((hold) => {
      const title = byId.get(hold.biblio_id);
      const line = title === undefined ? unknownLine(hold.biblio_id) : lineOf(title);
      return holdView(koha, hold, line, session.contact);
    }),
    active: holds.value.length,
    max: koha.about?.rules.maxHolds ?? USUAL_MAX_HOLDS,
  });
}

/** Holds. The list takes 2 calls. */
export function holdsPartOf(
  koha: Koha,
): Part<"holds" | "pickupPlaces" | "placeHold" | "changeHold" | "cancelHold" | "suspendHold" | "resumeHold"> {
  return {
    async holds({ session }, { signal }) {
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : holdList(koha, known, callFor(signal, koha.times.read));
    },
    async pickupPlaces({ session, what }, { signal }) {
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : placesOf(koha, known, what, callFor(signal, koha.times.read));
    },
    async placeHold({ session, ...wish }, { signal }) {
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : placeHold(koha, known, wish, callFor(signal, koha.times.write));
    },
    async changeHold({ session, ...change }, { signal }) {
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : changeHold(koha, known, change, callFor(signal, koha.times.write));
    },
    async cancelHold({ session, ...which }, { signal }) {
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : cancelHold(koha, known, which, callFor(signal, koha.times.write));
    },
    async suspendHold({ session, ...rest }, { signal }) {
      if (!koha.features().capabilities.suspendHold) return UNEXPECTED;
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : suspendHold(koha, known, rest, callFor(signal, koha.times.write));
    },
    async resumeHold({ session, ...which }, { signal }) {
      if (!koha.features().capabilities.suspendHold) return UNEXPECTED;
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : resumeHold(koha, known, which, callFor(signal, koha.times.write));
    },
  };
}
