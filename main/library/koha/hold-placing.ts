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
import { contactOf, stopOf } from "./patrons.ts";
import { pickupsOfTitle } from "./pickups.ts";
import { holdRefusal } from "./problems.ts";
import { checkoutsOf, holdsOf, itemsOfTitles, patronOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { isTitleId, lineOf, unknownLine } from "./titles.ts";
import { sendOnce } from "./write.ts";

/** A hold as the patron wants it. */
export interface Wish {
  readonly key: string;
  readonly title: TitleId;
  readonly pickup: LibraryId;
  readonly contact: ContactMethod;
}

/** What a hold depends on. */
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

/** Why a contact is not the one Koha uses. */
export function contactRefusal(contact: ContactMethod, session: Session): Refusal | null {
  if (contact === session.contact) return null;
  return refusal(contact === "mail" ? "no-email" : "contact-not-allowed");
}

/**
 * What Koha leaves to its client: before 25.05.02 it looks neither at expiry nor at restrictions, and it lets a hold
 * through on a title the patron has at home and on a copy that is not lent.
 */
function objection(koha: Koha, facts: Facts, { title, pickup }: Wish): Refusal | null {
  const { patron, holds, loans, items, pickups } = facts;
  const stop = stopOf(patron);
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

async function lookForHold(
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

/** Places a hold on a title. 6 calls: five questions and the hold. Never with an override. */
export async function placeHold(
  koha: Koha,
  session: Session,
  wish: Wish,
  call: Call,
): Promise<Result<PlacedHold>> {
  const { title, pickup } = wish;
  if (!isTitleId(title)) return refused(refusal("not-holdable"));
  const facts = beforehand(await factsOf(koha, session.patron, title, call));
  if (!facts.ok) return facts;
  session.contact = contactOf(facts.value.patron);
  const no = contactRefusal(wish.contact, session) ?? objection(koha, facts.value, wish);
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
      key: wish.key,
      understand: (answer) => {
        const hold = holdAnswer.safeParse(answer.body).data;
        return hold?.patron_id === session.patron && hold.biblio_id === title ? hold : undefined;
      },
      excuse: holdRefusal,
      look: (looking) => lookForHold(koha, holds, session, title, looking),
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
