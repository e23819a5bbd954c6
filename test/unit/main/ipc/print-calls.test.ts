import { describe, expect, it } from "vitest";
import type { ReturnedCopy } from "#contract/domain/lending.ts";
import type { SlipContent } from "#contract/domain/slip.ts";
import { CALL_SCHEMAS } from "#contract/ipc/calls.schema.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import type { CallContext } from "#main/ipc/context.ts";
import { printCalls } from "#main/ipc/print-calls.ts";
import type { PrintOutcome } from "#main/printing/print-outcome.ts";
import { FATHER, hold, loan } from "#test/support/screens/sample-records.ts";

const OWN = hold("h1", "雪国", "applied");

/** The context of a patron who has one hold, and what came to the printer. */
function table(library: Partial<LibraryPort>, ending: PrintOutcome = "printed") {
  const printed: SlipContent[] = [];
  const sessions: string[] = [];
  const context = {
    library: {
      async holds({ session }: { readonly session: string }) {
        sessions.push(session);
        return ok({ holds: [OWN], max: 5 });
      },
      title: async () => ok(FATHER),
      ...library,
    },
    session: "mine",
    lent: new Map(),
    signal: new AbortController().signal,
    async print(content: SlipContent) {
      printed.push(content);
      return ending;
    },
  } as unknown as CallContext;
  return { context, printed, sessions };
}

describe("what is printed (R80)", () => {
  it("is what the library says under the patron's own session; the page only names it", async () => {
    const { context, printed, sessions } = table({});
    await printCalls.printTitle({ id: FATHER.id, language: "ja" }, context);
    await printCalls.printHold({ hold: OWN.id, language: "ja" }, context);
    await printCalls.printList({ list: "holds", language: "ja" }, context);
    expect(printed).toEqual([
      { kind: "title", title: FATHER },
      { kind: "hold", hold: OWN },
      { kind: "holds", holds: [OWN] },
    ]);
    expect(sessions).toEqual(["mine", "mine"]);
  });

  it("is what main has taken back in this visit, and nothing when that is nothing (D86)", async () => {
    const copy: ReturnedCopy = {
      title: OWN.title,
      barcode: "100000001",
      place: { kind: "trolley" },
      tag: "unsaid",
      at: "2026-11-28T01:15:00Z",
    };
    const { context, printed } = table({});
    const withReturns = (copies: readonly ReturnedCopy[]) =>
      ({ ...context, returns: { ofVisit: () => copies } }) as unknown as CallContext;
    const none = await printCalls.printReturns({ language: "ja" }, withReturns([]));
    expect(none).toMatchObject({ refusal: { name: "copy-not-found" } });
    await printCalls.printReturns({ language: "ja" }, withReturns([copy]));
    expect(printed).toEqual([{ kind: "returns", copies: [copy] }]);
  });

  it("is no text of a page's", () => {
    for (const verb of ["printTitle", "printReturns", "printHold", "printList"] as const) {
      const args = { id: "t1", hold: "h1", list: "holds", language: "ja", title: "印刷したい言葉" };
      expect(CALL_SCHEMAS[verb].safeParse(args).success).toBe(false);
    }
  });

  it("of the loans of this visit, is what the library answered to them, the earliest date first", async () => {
    const { context, printed } = table({});
    for (const answer of [
      await printCalls.printLent({ language: "ja" }, context),
      await printCalls.printStickers({ language: "ja" }, context),
    ])
      expect(answer).toMatchObject({ refusal: { name: "loan-not-found" } });
    const dates = { "1": "2026-12-09", "2": "", "3": "2026-11-29" };
    const loans = Object.entries(dates).map(([id, dueDate]) => loan(id, "雪国", { dueDate }));
    for (const one of loans)
      context.lent.set(one.id, { loan: one, renewed: false, holdFulfilled: false, tag: "unsaid" });
    await printCalls.printLent({ language: "ja" }, context);
    await printCalls.printStickers({ language: "ja" }, context);
    const [latest, unknown, first] = loans;
    expect(printed).toEqual([
      { kind: "loans", loans: [first, latest, unknown], ofVisit: true },
      { kind: "stickers", loans },
    ]);
  });

  it("is never another patron's hold", async () => {
    const { context, printed } = table({});
    const answer = await printCalls.printHold({ hold: "h2", language: "ja" }, context);
    expect(answer).toMatchObject({ refusal: { name: "hold-not-found" } });
    expect(printed).toEqual([]);
  });

  it("is nothing when the library refuses", async () => {
    const { context, printed } = table({ holds: async () => refused(refusal("signed-out")) });
    for (const answer of [
      await printCalls.printHold({ hold: OWN.id, language: "ja" }, context),
      await printCalls.printList({ list: "holds", language: "ja" }, context),
    ])
      expect(answer).toMatchObject({ refusal: { name: "signed-out" } });
    expect(printed).toEqual([]);
  });

  it.each<[PrintOutcome, string]>([
    ["paper", "printer-paper"],
    ["stuck", "print-stuck"],
    ["failed", "print-failed"],
    ["away", "printer-away"],
  ])("and did not come out (%s) is told", async (ending, name) => {
    const { context } = table({}, ending);
    expect(await printCalls.printTitle({ id: FATHER.id, language: "ja" }, context)).toMatchObject({
      refusal: { name },
    });
  });
});
