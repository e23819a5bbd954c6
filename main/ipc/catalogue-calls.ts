import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import type { Handlers } from "./context.ts";

/** Verbs about the catalogue: they need no patron (rule 20). */
export const catalogueCalls: Handlers<
  "search" | "suggest" | "title" | "find" | "classAt" | "picks" | "related"
> = {
  search: async (request, { library, signal }) =>
    request.query.trim() === "" ? refused(refusal("query-empty")) : library.search(request, { signal }),
  suggest: async (args, { library, signal }) => library.suggest(args, { signal }),
  title: async (args, { library, signal }) => library.title(args, { signal }),
  find: async (args, { library, signal }) => library.find(args, { signal }),
  classAt: async (args, { library, signal }) => library.classAt(args, { signal }),
  picks: async (args, { library, signal }) => {
    const { newTitles, popularTitles } = library.capabilities;
    const able = args.kind === "new" ? newTitles : popularTitles;
    return able ? library.picks(args, { signal }) : refused(refusal("unexpected"));
  },
  related: async (args, { library, signal }) => library.related(args, { signal }),
};
