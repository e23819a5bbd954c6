import { cardTail } from "#contract/card.ts";
import type { DayHours, HolidayHours, LibraryInfo } from "#contract/domain/library.ts";
import type { Overview, Patron } from "#contract/domain/patron.ts";
import type { Backend } from "../backend.ts";
import { calendarOf, closedDaysFrom, openHolidaysFrom } from "../rules/calendar.ts";
import { type ContactFacts, contactMethodsFor } from "../rules/contact.ts";
import { dateOf } from "../rules/dates.ts";
import { awaitsProof, emailStateOf } from "../rules/email.ts";
import { isLive } from "../rules/hold-life.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { holdsOf } from "../store/holds.ts";
import { allLibraries, pickupPlaces } from "../store/libraries.ts";
import { loansOf } from "../store/loans.ts";
import { type PatronRow, patronById } from "../store/patrons.ts";
import type { ReadableDb } from "../store/schema.ts";
import { titleLine, titlesById } from "../store/titles.ts";
import { unreadIn } from "./messages.ts";

/** Days ahead for which closed days and holidays are returned, and maximum number of closed days. */
const CLOSED_DAYS_AHEAD = 120;
const CLOSED_DAYS_SHOWN = 30;

/** What most use cases need besides the database. */
export type Rules = Pick<Backend, "clock" | "settings">;

/** Today's date in the library. */
export function today({ clock, settings }: Rules): string {
  return dateOf(clock.now(), settings.timeZone);
}

function contactFacts(patron: PatronRow, { contacts, mail }: RuleSettings): ContactFacts {
  return {
    email: patron.emailState,
    hearingImpaired: patron.hearingImpaired,
    proofMissing: awaitsProof(patron, { mail }),
    offered: contacts,
  };
}

/** The facts for the contact rules, read in the same transaction. */
export async function contactFactsOf(
  { settings }: Pick<Backend, "settings">,
  db: ReadableDb,
  patronId: number,
): Promise<ContactFacts> {
  const patron = await patronById(db, patronId);
  // A foreign key guarantees the patron.
  if (patron === null) throw new Error("A session has lost its patron.");
  return contactFacts(patron, settings);
}

/** The patron data for the page. */
export function patronView(patron: PatronRow, settings: RuleSettings): Patron {
  return {
    cardTail: cardTail(patron.cardNumber),
    password: patron.passwordKind,
    email: emailStateOf(patron, settings),
    contactMethods: contactMethodsFor(contactFacts(patron, settings)),
  };
}

/**
 * The home screen. D8: a temporary password only allows the password change, so the overview then contains no loans and holds.
 */
export async function overviewOf(backend: Backend, db: ReadableDb, patron: PatronRow): Promise<Overview> {
  const { max } = backend.settings.holds;
  if (patron.passwordKind === "temporary") {
    const nothing = { loans: { count: 0, overdue: 0, nextDue: null }, holds: { count: 0, max }, ready: [] };
    return { patron: patronView(patron, backend.settings), ...nothing };
  }
  const loans = await loansOf(db, patron.id);
  const live = (await holdsOf(db, patron.id)).filter((hold) => isLive(hold.state));
  const date = today(backend);
  const next = loans[0];
  const title = next === undefined ? undefined : (await titlesById(db, [next.titleId])).get(next.titleId);
  return {
    patron: patronView(patron, backend.settings),
    loans: {
      count: loans.length,
      overdue: loans.filter((loan) => loan.dueDate < date).length,
      nextDue: next?.dueDate ?? null,
      ...(title === undefined ? {} : { nextTitle: titleLine(title) }),
    },
    holds: { count: live.length, max },
    ready: await readyHolds(db, live),
    ...(await unreadIn(backend, db, patron.id)),
  };
}

async function readyHolds(
  db: ReadableDb,
  live: Awaited<ReturnType<typeof holdsOf>>,
): Promise<Overview["ready"]> {
  const ready = live.filter((hold) => hold.state === "ready");
  if (ready.length === 0) return [];
  const titles = await titlesById(
    db,
    ready.map((hold) => hold.titleId),
  );
  const places = await pickupPlaces(db);
  return ready.flatMap((hold) => {
    const place = places.get(hold.pickup);
    const title = titles.get(hold.titleId)?.row.title;
    if (place === undefined || title === undefined || hold.readyUntil === null) return [];
    return [{ title, library: hold.pickup, place, shelf: hold.shelf ?? "", until: hold.readyUntil }];
  });
}

/** The library information; the same for all patrons. */
export async function infoOf(backend: Backend): Promise<LibraryInfo> {
  const { settings } = backend;
  const closedDaysOf = (library: string): readonly string[] => {
    const calendar = calendarOf(settings.calendar, library);
    return closedDaysFrom(today(backend), CLOSED_DAYS_AHEAD, CLOSED_DAYS_SHOWN, calendar);
  };
  const holidaysOf = (library: string, hours: DayHours): readonly HolidayHours[] => {
    const calendar = calendarOf(settings.calendar, library);
    return openHolidaysFrom(today(backend), CLOSED_DAYS_AHEAD, calendar).map((date) => ({ date, ...hours }));
  };
  return {
    name: settings.name,
    phone: settings.phone,
    libraries: (await allLibraries(backend.db)).map(({ holidayHours, ...library }) => ({
      ...library,
      closedDays: closedDaysOf(library.id),
      ...(holidayHours === null ? {} : { holidayHours: holidaysOf(library.id, holidayHours) }),
    })),
    courierWeekdays: settings.calendar.courierWeekdays,
    mail: settings.mail,
    rules: {
      maxHolds: settings.holds.max,
      holdShelfOpenDays: settings.holds.shelfOpenDays,
      maxRenewals: settings.loans.maxRenewals,
      maxFailedSignIns: settings.signIn.maxFailed,
      lockMinutes: settings.signIn.lockMinutes,
      card: settings.cards,
    },
  };
}
