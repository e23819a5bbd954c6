import { z } from "zod";
import type { IssuedCard, StaffCard, StaffHold, StaffLoan, StaffPatron } from "#contract/domain/staff.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { ChangePatronBody } from "#contract/rest/staff-bodies.ts";
import { usage } from "../exit.ts";
import type { Output } from "../output.ts";
import { HEADS, say } from "../strings.ts";
import type { Column } from "../table.ts";
import { given, type Options, textOption, type Verb } from "../verb.ts";
import { holdColumns } from "./hold-columns.ts";
import { titleText } from "./titles.ts";

/** Cards and patrons (D7, D14, D17, D27, D64, D65). */
export const CARD_VERBS: readonly Verb[] = [
  {
    usage: "issue-card <card>",
    summary: "Issue a card; its temporary password is shown once",
    example: "issue-card 2001234 --expires 2028-03-31",
    options: [
      ["--expires <date>", "last valid day of the card, yyyy-mm-dd"],
      ["--hearing-impaired", "registered as hearing-impaired: may choose 郵送 (postcard)"],
    ],
    async run({ api, output, argOrStdin }, args, options) {
      const card = await argOrStdin(given(args, 0));
      const expiresOn = expiryOf(textOption(options, "expires"));
      const hearingImpaired = options["hearingImpaired"] === true;
      showIssued(output, await api.ask("issueCard", { body: { card, expiresOn, hearingImpaired } }));
    },
  },
  {
    usage: "temporary-password <card>",
    summary: "Give a card a new temporary password, shown once",
    example: "temporary-password 2001234",
    async run({ api, output, argOrStdin }, args) {
      const card = await argOrStdin(given(args, 0));
      showIssued(output, await api.ask("temporaryPassword", { body: { card } }));
    },
  },
  {
    usage: "patron <card>",
    summary: "Look up a card: loans, holds, lock, state of the address",
    example: "patron 2001234",
    async run({ api, output, argOrStdin }, args) {
      const card = await argOrStdin(given(args, 0));
      showPatron(output, await api.ask("findPatron", { body: { card } }));
    },
  },
  {
    usage: "change-patron <card>",
    summary: "Change a card's last valid day, or the registration as hearing-impaired",
    example: "change-patron 2001234 --expires never --hearing-impaired yes",
    options: [
      ["--expires <date>", "yyyy-mm-dd, or never"],
      ["--hearing-impaired <yes|no>", "registered as hearing-impaired"],
    ],
    async run({ api, output, argOrStdin }, args, options) {
      const change = changeOf(options);
      const card = await argOrStdin(given(args, 0));
      showCard(output, await api.ask("changePatron", { body: { card, ...change } }));
    },
  },
  {
    usage: "unlock <card>",
    summary: "Unlock a card that wrong passwords have locked",
    example: "unlock 2001234",
    async run({ api, output, argOrStdin }, args) {
      const card = await argOrStdin(given(args, 0));
      showCard(output, await api.ask("unlockCard", { body: { card } }));
    },
  },
];

/** Parses a date, or null. */
function expiryOf(said: string | null): IsoDate | null {
  if (said === null || z.iso.date().safeParse(said).success) return said;
  throw usage(`--expires ${said} is not a date, such as 2028-03-31.`);
}

function changeOf(options: Options): Omit<ChangePatronBody, "card"> {
  const said = textOption(options, "expires");
  const expires = said === "never" ? said : expiryOf(said);
  const hearing = textOption(options, "hearingImpaired");
  if (expires === null && hearing === null)
    throw usage("Nothing to change: give --expires or --hearing-impaired.");
  if (hearing !== null && hearing !== "yes" && hearing !== "no") {
    throw usage("--hearing-impaired takes yes or no.");
  }
  return {
    ...(expires === null ? {} : { expiresOn: expires === "never" ? null : expires }),
    ...(hearing === null ? {} : { hearingImpaired: hearing === "yes" }),
  };
}

function showIssued(output: Output, issued: IssuedCard): void {
  const { language } = output;
  const what = HEADS.temporaryPassword[language];
  output.answer(issued, () => {
    output.values([
      [HEADS.card, issued.card],
      [HEADS.expires, issued.expiresOn],
      [HEADS.temporaryPassword, issued.temporaryPassword],
    ]);
  });
  output.hint(say(issued.temporaryPassword === null ? "shownBefore" : "shownOnce", language, { what }));
}

const LOAN_COLUMNS: readonly Column<StaffLoan>[] = [
  { head: HEADS.barcode, of: (loan) => loan.barcode },
  { head: HEADS.title, of: (loan) => titleText(loan.title), wraps: true },
  { head: HEADS.due, of: (loan) => loan.dueDate },
  { head: HEADS.renewals, of: (loan) => String(loan.renewals), right: true },
];

function cardLines(output: Output, card: StaffCard): void {
  const { email } = card;
  output.values([
    [HEADS.card, card.card],
    [HEADS.password, card.password],
    [HEADS.expires, card.expiresOn === null ? null : `${card.expiresOn}${card.expired ? " !" : ""}`],
    [HEADS.hearing, card.hearingImpaired ? "yes" : null],
    [
      HEADS.email,
      email.state === "none"
        ? "none"
        : `${email.masked} (${email.awaitsProof === true ? "unproven" : email.state})`,
    ],
    [HEADS.locked, card.lockedMinutes],
  ]);
}

function showCard(output: Output, card: StaffCard): void {
  output.answer(card, () => cardLines(output, card));
}

function showPatron(output: Output, patron: StaffPatron): void {
  const { holds, loans } = patron;
  output.answer(patron, () => {
    cardLines(output, patron);
    output.values([[HEADS.loans, `${loans.length}/${patron.maxLoans}`]]);
    if (loans.length > 0) output.rows(LOAN_COLUMNS, loans);
    output.values([[HEADS.holds, `${holds.length}/${patron.maxHolds}`]]);
    if (holds.length > 0) output.rows<StaffHold>(holdColumns(output.language, false), holds);
  });
}
