import type { PlacedHold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import type { TitleId } from "#contract/domain/title.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { USUAL_MAX_HOLDS } from "../plain-info.ts";
import {
  holdAnswer,
  type KohaCheckout,
  type KohaHold,
  type KohaItem,
  type KohaPatron,
} from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { copiesOf, isHoldable } from "./copies.ts";
import { holdView } from "./hold-view.ts";
import type { Koha } from "./koha.ts";
import { contactOf, signInRefusal } from "./patrons.ts";
import { pickupsOfTitle } from "./pickups.ts";
import { holdRefusal } from "./problems.ts";
import { checkoutsOf, holdsOf, itemsOfTitles, patronOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { isTitleId, lineOf, unknownLine } from "./titles.ts";
import { sendOnce } from "./write.ts";

/** The hold that the patron asked for. */
export interface HoldRequest {
  readonly key: string;
  readonly title: TitleId;
  readonly pickup: LibraryId;
  readonly contact: ContactMethod;
}

/** The data that decides whether a hold can be placed. */
interface Facts {
  readonly patron: KohaPatron;
  readonly holds: readonly KohaHold[];
  readonly loans: readonly KohaCheckout[];
  readonly items: readonly KohaItem[];
  readonly pickups: readonly LibraryId[];
}

async function factsOf(koha: Koha, patron: string, title: TitleId, call: Call): Promise<Result<Facts>> {
  const [record, holds, loans, items, pickups] = await Promise.all([
    patronOf(koha, patron, call),
    holdsOf(koha, patron, call),
    checkoutsOf(koha, patron, call),
    itemsOfTitles(koha, [title], "biblio", call),
    pickupsOfTitle(koha, patron, title, call),
  ]);
  if (!record.ok) return record;
  if (!holds.ok) return holds;
  if (!loans.ok) return loans;
  if (!items.ok) return items;
  if (!pickups.ok) return pickups;
  return ok({
    patron: record.value,
    holds: holds.value,
    loans: loans.value,
    items: items.value,
    pickups: pickups.value,
  });
}

/** The refusal if the contact method is not the one that Koha uses; null if it is. */
export function contactRefusal(contact: ContactMethod, session: Session): Refusal | null {
  if (contact === session.contact) return null;
  return refusal(contact === "mail" ? "no-email" : "contact-not-allowed");
}

/**
 * Checks that Koha leaves to its client: before 25.05.02 it ignores expiry and restrictions, and it accepts a hold on a title
 * that the patron has on loan and on a copy that cannot be lent.
 */
function objection(koha: Koha, facts: Facts, { title, pickup }: HoldRequest): Refusal | null {
  const { patron, holds, loans, items, pickups } = facts;
  const stop = signInRefusal(patron);
  if (stop !== null) return stop;
  if (patron.incorrect_address) return refusal("card-blocked");
  if (!isHoldable(copiesOf(items, []))) return refusal("not-holdable");
  const copies = new Set(items.map(({ item_id }) => item_id));
  if (loans.some(({ item_id }) => item_id !== null && copies.has(item_id))) return refusal("own-loan");
  if (holds.some(({ biblio_id }) => biblio_id === title)) return refusal("already-held");
  const max = koha.about?.rules.maxHolds;
  if (max !== undefined && holds.length >= max) return refusal("hold-limit", { max, have: holds.length });
  if (pickups.length === 0) return refusal("no-pickup");
  return pickups.includes(pickup) ? null : refusal("unknown-library");
}

async function lookUpHold(
  koha: Koha,
  before: readonly KohaHold[],
  session: Session,
  title: TitleId,
  call: Call,
): Promise<Seen<KohaHold>> {
  const now = await holdsOf(koha, session.patron, call);
  if (!now.ok) return { kind: "unseen" };
  const known = new Set(before.map(({ hold_id }) => hold_id));
  const placed = now.value.find(({ hold_id, biblio_id }) => biblio_id === title && !known.has(hold_id));
  return placed === undefined ? { kind: "unchanged" } : { kind: "done", value: placed };
}

/** Places a hold on a title. 6 calls: five reads and the write. Never overrides a rule. */
export async function placeHold(
  koha: Koha,
  session: Session,
  request: HoldRequest,
  call: Call,
): Promise<Result<PlacedHold>> {
  const { title, pickup } = request;
  if (!isTitleId(title)) return refused(refusal("not-holdable"));
  const facts = beforehand(await factsOf(koha, session.patron, title, call));
  if (!facts.ok) return facts;
  session.contact = contactOf(facts.value.patron);
  const no = contactRefusal(request.contact, session) ?? objection(koha, facts.value, request);
  if (no !== null) return refused(no);
  const { holds, items } = facts.value;
  const body = {
    patron_id: Number(session.patron),
    biblio_id: Number(title),
    pickup_library_id: pickup,
  };
  const placed = await sendOnce<KohaHold>(
    koha,
    {
      ask: { name: "place-hold", method: "POST", path: "/holds", body },
      key: request.key,
      understand: (answer) => {
        const hold = holdAnswer.safeParse(answer.body).data;
        return hold?.patron_id === session.patron && hold.biblio_id === title ? hold : undefined;
      },
      excuse: holdRefusal,
      lookUp: (lookUpCall) => lookUpHold(koha, holds, session, title, lookUpCall),
    },
    call,
  );
  if (!placed.ok) return placed;
  const biblio = items.find((item) => item.biblio !== null)?.biblio ?? null;
  const line = biblio === null ? unknownLine(title) : lineOf(biblio);
  const max = koha.about?.rules.maxHolds ?? USUAL_MAX_HOLDS;
  return ok({
    hold: holdView(koha, placed.value, line, session.contact),
    remaining: Math.max(0, max - holds.length - 1),
  });
}
