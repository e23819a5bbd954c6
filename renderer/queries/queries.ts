import type { SearchRequest, TitleId } from "#contract/domain/title.ts";
import type { KioskBridge } from "#contract/ipc/bridge.ts";
import type { Result } from "#contract/result.ts";
import { kiosk } from "../kiosk.ts";
import type { Route } from "../navigation/route.ts";
import { rowsNow } from "../state/rows.ts";

/** A read of main's data. */
export interface Query<T> {
  /** Verb and arguments: two queries with the same key have the same answer. */
  readonly key: string;
  fetch(): Promise<Result<T>>;
}

type Answer<V extends "title" | "search" | "classAt" | "loans" | "holds"> = Query<
  Extract<Awaited<ReturnType<KioskBridge[V]>>, { ok: true }>["value"]
>;

/** Everything about a title. */
export const titleQuery = (id: TitleId): Answer<"title"> => ({
  key: `title ${id}`,
  fetch: () => kiosk().title({ id }),
});

/** A page of what is found. */
export const searchQuery = (request: SearchRequest): Answer<"search"> => ({
  key: `search ${JSON.stringify(request)}`,
  fetch: () => kiosk().search(request),
});

/** A class and its parts. */
export const classQuery = (ndc: string): Answer<"classAt"> => ({
  key: `class ${ndc}`,
  fetch: () => kiosk().classAt({ ndc }),
});

/** What is lent to the patron. */
export const LOANS: Answer<"loans"> = { key: "loans", fetch: () => kiosk().loans({}) };

/** What is reserved for the patron. */
export const HOLDS: Answer<"holds"> = { key: "holds", fetch: () => kiosk().holds({}) };

/** The query of a screen that needs exactly one; null for any other. */
export function queryOf(route: Route): Query<unknown> | null {
  switch (route.at) {
    case "title":
      return titleQuery(route.id);
    case "results":
      return searchQuery({ ...route.request, pageSize: rowsNow() });
    case "browse":
      return route.ndc === undefined ? null : classQuery(route.ndc);
    case "loans":
    case "renew-some":
      return LOANS;
    case "holds":
      return HOLDS;
    default:
      return null;
  }
}
