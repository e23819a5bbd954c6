import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import type { Handlers } from "./context.ts";

/** Verbs about the catalogue: they need no patron (rule 20). */
export const catalogueCalls: Handlers<"search" | "suggest" | "title" | "find"> = {
  search: async (request, { library, signal }) =>
    request.query.trim() === "" ? refused(refusal("query-empty")) : library.search(request, { signal }),
  suggest: async (args, { library, signal }) => library.suggest(args, { signal }),
  title: async (args, { library, signal }) => library.title(args, { signal }),
  find: async (args, { library, signal }) => library.find(args, { signal }),
};
