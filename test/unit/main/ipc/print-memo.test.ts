import { expect, test, vi } from "vitest";
import type { SlipContent } from "#contract/domain/slip.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { CallContext } from "#main/ipc/context.ts";
import { printCalls } from "#main/ipc/print-calls.ts";
import { FATHER } from "#test/support/screens/sample-records.ts";

/** A library that knows every title but those that are named. */
function desk(refusals: Readonly<Record<string, Refusal>> = {}) {
  const printed: SlipContent[] = [];
  let under = 0;
  let most = 0;
  const title = vi.fn(async ({ id }: { readonly id: string }): Promise<Result<TitleDetail>> => {
    under += 1;
    most = Math.max(most, under);
    await Promise.resolve();
    under -= 1;
    const why = refusals[id];
    return why === undefined ? ok({ ...FATHER, id }) : refused(why);
  });
  const parts = {
    library: { title },
    signal: new AbortController().signal,
    print: async (content: SlipContent) => {
      printed.push(content);
      return "printed" as const;
    },
  };
  // What a memo is printed with; the rest of a call's context is not asked for.
  return { context: parts as unknown as CallContext, printed, most: () => most };
}

const ids = (content: SlipContent | undefined): readonly string[] =>
  content?.kind === "memo" ? content.titles.map(({ id }) => id) : [];

test("a memo is printed from what the library says now, in its order, a few titles at a time", async () => {
  const { context, printed, most } = desk();
  const wanted = Array.from({ length: 9 }, (_, at) => `t-${at}`);
  expect(await printCalls.printMemo({ ids: wanted, language: "ja" }, context)).toEqual(ok(null));
  expect(ids(printed[0])).toEqual(wanted);
  expect(most()).toBeLessThanOrEqual(4);
});

test("a title that is gone is left out; a memo of nothing else is refused", async () => {
  const gone = refusal("title-not-found");
  const some = desk({ b: gone });
  expect(await printCalls.printMemo({ ids: ["a", "b", "c"], language: "ja" }, some.context)).toEqual(
    ok(null),
  );
  expect(ids(some.printed[0])).toEqual(["a", "c"]);
  const none = desk({ b: gone });
  expect(await printCalls.printMemo({ ids: ["b"], language: "ja" }, none.context)).toEqual(refused(gone));
  expect(none.printed).toEqual([]);
});

test("half a memo is not printed when the library does not answer", async () => {
  const away = refusal("out-of-order");
  const { context, printed } = desk({ e: away });
  expect(await printCalls.printMemo({ ids: ["a", "b", "c", "d", "e"], language: "ja" }, context)).toEqual(
    refused(away),
  );
  expect(printed).toEqual([]);
});
