import type { SearchRequest, TitleId } from "#contract/domain/title.ts";
import type { KioskBridge } from "#contract/ipc/bridge.ts";
import type { Result } from "#contract/result.ts";
import { kiosk } from "../app/kiosk.ts";
import type { Route } from "../navigation/route.ts";
import { rowsNow } from "../screens/parts/rows.ts";

/** What a screen asks when it opens. */
export interface Question<T> {
  /** Verb and arguments: two questions with the same key have the same answer. */
  readonly key: string;
  ask(): Promise<Result<T>>;
}

type Answer<V extends "title" | "search" | "classAt" | "loans" | "holds"> = Question<
  Extract<Awaited<ReturnType<KioskBridge[V]>>, { ok: true }>["value"]
>;

/** Everything about a title. */
export const titleQuestion = (id: TitleId): Answer<"title"> => ({
  key: `title ${id}`,
  ask: () => kiosk().title({ id }),
});

/** A page of what is found. */
export const searchQuestion = (request: SearchRequest): Answer<"search"> => ({
  key: `search ${JSON.stringify(request)}`,
  ask: () => kiosk().search(request),
});

/** A class and its parts. */
export const classQuestion = (ndc: string): Answer<"classAt"> => ({
  key: `class ${ndc}`,
  ask: () => kiosk().classAt({ ndc }),
});

/** What is lent to the patron. */
export const LOANS: Answer<"loans"> = { key: "loans", ask: () => kiosk().loans({}) };

/** What is reserved for the patron. */
export const HOLDS: Answer<"holds"> = { key: "holds", ask: () => kiosk().holds({}) };

/** What a screen asks when it opens, where that is one question and all that it shows; else null. */
export function questionOf(route: Route): Question<unknown> | null {
  switch (route.at) {
    case "title":
      return titleQuestion(route.id);
    case "results":
      return searchQuestion({ ...route.request, pageSize: rowsNow() });
    case "browse":
      return route.ndc === undefined ? null : classQuestion(route.ndc);
    case "loans":
    case "renew-some":
      return LOANS;
    case "holds":
      return HOLDS;
    default:
      return null;
  }
}
