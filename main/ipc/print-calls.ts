import type { Loan } from "#contract/domain/loan.ts";
import type { SlipContent, SlipText } from "#contract/domain/slip.ts";
import type { TitleDetail, TitleId } from "#contract/domain/title.ts";
import { type RefusalName, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { PrintOutcome } from "../printing/print-outcome.ts";
import type { CallContext, Handlers } from "./context.ts";

/** Refusals for failed prints. */
const REFUSALS: { readonly [E in Exclude<PrintOutcome, "printed">]: RefusalName } = {
  paper: "printer-paper",
  stuck: "print-stuck",
  failed: "print-failed",
  away: "printer-away",
  // The visit is over, so no page gets it.
  over: "print-failed",
};

async function print(
  { print: printer, signal }: CallContext,
  content: SlipContent,
  text: SlipText,
): Promise<Result<null>> {
  const ending = await printer(content, text, signal);
  return ending === "printed" ? ok(null) : refused(refusal(REFUSALS[ending]));
}

/** Parallel title requests, limited because the library system serves other terminals too. */
const AT_ONCE = 4;

/** Titles by their ids, in order. Missing ones are left out; any other refusal is returned. */
async function titlesOf(
  ids: readonly TitleId[],
  { library, signal }: CallContext,
): Promise<Result<readonly TitleDetail[]>> {
  const found: TitleDetail[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const answers = await Promise.all(
      ids.slice(at, at + AT_ONCE).map((id) => library.title({ id }, { signal })),
    );
    for (const answer of answers) {
      if (answer.ok) found.push(answer.value);
      else if (answer.refusal.name !== "title-not-found") return answer;
    }
  }
  return found.length === 0 ? refused(refusal("title-not-found")) : ok(found);
}

/** The earliest first, as in the list of all loans; unknown dates last. */
function byDueDate(loans: readonly Loan[]): readonly Loan[] {
  const known = loans.filter(({ dueDate }) => dueDate !== "");
  const sorted = known.sort((a, b) => a.dueDate.localeCompare(b.dueDate));
  return [...sorted, ...loans.filter(({ dueDate }) => dueDate === "")];
}

const NONE_LENT = refused(refusal("loan-not-found"));

/** Verbs that print. What is printed comes from the library, never from the page (R80). */
export const printCalls: Handlers<
  "printTitle" | "printMemo" | "printHold" | "printLent" | "printStickers" | "printReturns" | "printList"
> = {
  printTitle: async ({ id, ...text }, context) => {
    const title = await context.library.title({ id }, context);
    return title.ok ? print(context, { kind: "title", title: title.value }, text) : title;
  },

  printMemo: async ({ ids, ...text }, context) => {
    const titles = await titlesOf(ids, context);
    return titles.ok ? print(context, { kind: "memo", titles: titles.value }, text) : titles;
  },

  printReturns: async (text, context) => {
    const copies = context.returns.ofVisit();
    return copies.length === 0
      ? refused(refusal("copy-not-found"))
      : print(context, { kind: "returns", copies }, text);
  },

  printHold: async ({ hold: id, ...text }, context) => {
    const holds = await context.library.holds({ session: context.session }, context);
    if (!holds.ok) return holds;
    const hold = holds.value.holds.find((one) => one.id === id);
    return hold === undefined
      ? refused(refusal("hold-not-found"))
      : print(context, { kind: "hold", hold }, text);
  },

  printLent: async (text, context) => {
    const loans = [...context.lent.values()].map(({ loan }) => loan);
    return loans.length === 0
      ? NONE_LENT
      : print(context, { kind: "loans", loans: byDueDate(loans), ofVisit: true }, text);
  },

  printStickers: async (text, context) => {
    // A renewed book has its sticker from the day it was borrowed.
    const loans = [...context.lent.values()].filter(({ renewed }) => !renewed).map(({ loan }) => loan);
    return loans.length === 0 ? NONE_LENT : print(context, { kind: "stickers", loans }, text);
  },

  printList: async ({ list, ...text }, context) => {
    const { library, session } = context;
    if (list === "loans") {
      const loans = await library.loans({ session }, context);
      return loans.ok ? print(context, { kind: "loans", loans: loans.value.loans }, text) : loans;
    }
    const holds = await library.holds({ session }, context);
    return holds.ok ? print(context, { kind: "holds", holds: holds.value.holds }, text) : holds;
  },
};
