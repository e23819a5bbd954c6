import type { SlipContent } from "#contract/domain/slip.ts";
import type { Language } from "#contract/domain/text.ts";
import { type RefusalName, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Ending } from "../printing/judge.ts";
import type { CallContext, Handlers } from "./context.ts";

/** What a patron is told of a print that did not come out. */
const REFUSALS: { readonly [E in Exclude<Ending, "printed">]: RefusalName } = {
  paper: "printer-paper",
  stuck: "print-stuck",
  failed: "print-failed",
  away: "printer-away",
  // Nobody is there to be told.
  over: "print-failed",
};

async function print(
  { print: printer, signal }: CallContext,
  content: SlipContent,
  language: Language,
): Promise<Result<null>> {
  const ending = await printer(content, language, signal);
  return ending === "printed" ? ok(null) : refused(refusal(REFUSALS[ending]));
}

/** Verbs that print. What is printed comes from the library, never from the page (R80). */
export const printCalls: Handlers<"printTitle" | "printHold" | "printList"> = {
  printTitle: async ({ id, language }, context) => {
    const title = await context.library.title({ id }, context);
    return title.ok ? print(context, { kind: "title", title: title.value }, language) : title;
  },

  printHold: async ({ hold: id, language }, context) => {
    const holds = await context.library.holds({ session: context.session }, context);
    if (!holds.ok) return holds;
    const hold = holds.value.holds.find((one) => one.id === id);
    return hold === undefined
      ? refused(refusal("hold-not-found"))
      : print(context, { kind: "hold", hold }, language);
  },

  printList: async ({ list, language }, context) => {
    const { library, session } = context;
    if (list === "loans") {
      const loans = await library.loans({ session }, context);
      return loans.ok ? print(context, { kind: "loans", loans: loans.value.loans }, language) : loans;
    }
    const holds = await library.holds({ session }, context);
    return holds.ok ? print(context, { kind: "holds", holds: holds.value.holds }, language) : holds;
  },
};
