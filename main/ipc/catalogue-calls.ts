import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { CoveredTitle } from "../covers/covers.ts";
import type { CallContext, Handlers } from "./context.ts";

/** Passes on an answer and registers its titles, whose covers can then be requested. */
export async function noting<T>(
  { covers, signal }: Pick<CallContext, "covers" | "signal">,
  asked: Promise<Result<T>>,
  titlesIn: (value: T) => readonly CoveredTitle[],
  everybodys = false,
): Promise<Result<T>> {
  const answer = await asked;
  if (answer.ok) covers.note(titlesIn(answer.value), signal, everybodys);
  return answer;
}

/** Verbs about the catalogue: they need no patron (D20). */
export const catalogueCalls: Handlers<
  "search" | "suggest" | "title" | "find" | "classAt" | "picks" | "related" | "cover"
> = {
  search: async (request, context) => {
    const { library, signal } = context;
    if (request.query.trim() === "") return refused(refusal("query-empty"));
    return noting(context, library.search(request, { signal }), ({ items }) => items);
  },
  suggest: async (args, { library, signal }) => library.suggest(args, { signal }),
  title: async (args, context) => {
    const { library, signal } = context;
    return noting(context, library.title(args, { signal }), (title) => [title]);
  },
  find: async (args, { library, signal }) => library.find(args, { signal }),
  classAt: async (args, { library, signal }) => library.classAt(args, { signal }),
  picks: async (args, context) => {
    const { library, signal } = context;
    const { newTitles, popularTitles } = library.capabilities;
    const able = args.kind === "new" ? newTitles : popularTitles;
    if (!able) return refused(refusal("unexpected"));
    return noting(context, library.picks(args, { signal }), (titles) => titles, true);
  },
  related: async (args, context) => {
    const { library, signal } = context;
    const asked = library.related(args, { signal });
    return noting(context, asked, ({ volumes, editions }) => [...volumes, ...editions]);
  },
  cover: async ({ id }, { covers, signal }) => ok(await covers.cover(id, signal)),
};
