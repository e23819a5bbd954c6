import type { QueryKey } from "@tanstack/react-query";
import type { SearchRequest, TitleDetail, TitleId } from "#contract/domain/title.ts";
import type { KioskBridge } from "#contract/ipc/bridge.ts";
import type { Result } from "#contract/result.ts";
import { kiosk } from "../kiosk.ts";
import type { Route } from "../navigation/route.ts";
import { titleRowsNow } from "../state/rows.ts";
import { LISTS, PATRON, type Query, valueIn } from "./query-client.ts";

type Read =
  | "title"
  | "search"
  | "classAt"
  | "picks"
  | "related"
  | "loans"
  | "holds"
  | "messages"
  | "pickupPlaces";
type ArgsOf<V extends Read> = Parameters<KioskBridge[V]>[0];
type Answer<V extends Read> = Query<Extract<Awaited<ReturnType<KioskBridge[V]>>, { ok: true }>["value"]>;

/** Long enough for the way back through a search. Only for the catalogue: a patron changes their own data. */
const WAY_BACK = { gcTime: 600_000 } as const;

/** A query that is sent by `call`. */
export function queryFor<T>(queryKey: QueryKey, call: () => Promise<Result<T>>): Query<T> {
  return {
    queryKey,
    queryFn(context) {
      // Reading the signal makes the client drop the request when its screen is left.
      void context.signal;
      return valueIn(call);
    },
  };
}

/** Everything about a title. */
export const titleQuery = (id: TitleId): Answer<"title"> => ({
  ...queryFor(["title", id], () => kiosk().title({ id })),
  ...WAY_BACK,
});

/** Asks for the title of a scanned copy. */
export async function titleOfCopy(barcode: string): Promise<Result<TitleDetail>> {
  const found = await kiosk().find({ kind: "copy", value: barcode });
  return found.ok ? kiosk().title({ id: found.value.id }) : found;
}

/** The title of a scanned copy. */
export const copyQuery = (barcode: string): Answer<"title"> =>
  queryFor(["copy", barcode], () => titleOfCopy(barcode));

/** A page of what is found. */
export const searchQuery = (request: SearchRequest): Answer<"search"> => ({
  ...queryFor(["search", request], () => kiosk().search(request)),
  ...WAY_BACK,
});

/** A class and its parts. */
export const classQuery = (ndc: string): Answer<"classAt"> =>
  queryFor(["class", ndc], () => kiosk().classAt({ ndc }));

/** What is lent to the patron. */
export const LOANS: Answer<"loans"> = queryFor([...LISTS, "loans"], () => kiosk().loans({}));

/**
 * The same for renewing several: a query of its own, so that the list behind never gets its answer from before the renewals.
 * No other write reads it again, because its screen shows results.
 */
export const LOANS_TO_RENEW: Answer<"loans"> = queryFor([PATRON, "loans to renew"], () => kiosk().loans({}));

/** What is reserved for the patron. */
export const HOLDS: Answer<"holds"> = queryFor([...LISTS, "holds"], () => kiosk().holds({}));

/** Messages of the library to the patron. */
export const MESSAGES: Answer<"messages"> = queryFor([PATRON, "messages"], () => kiosk().messages({}));

/** Libraries where this patron may collect a title, or a hold. */
export const pickupPlacesQuery = (of: ArgsOf<"pickupPlaces">): Answer<"pickupPlaces"> =>
  queryFor([PATRON, "places", of], () => kiosk().pickupPlaces(of));

/** New or popular titles. */
export const picksQuery = (request: ArgsOf<"picks">): Answer<"picks"> =>
  queryFor(["picks", request], () => kiosk().picks(request));

/** Other volumes and editions of a title. */
export const relatedQuery = (id: TitleId): Answer<"related"> =>
  queryFor(["related", id], () => kiosk().related({ id }));

/** The query of a screen that needs exactly one; null for any other. */
export function queryOf(route: Route): Query<unknown> | null {
  switch (route.at) {
    case "title":
      return titleQuery(route.id);
    case "results":
      return searchQuery({ ...route.request, pageSize: titleRowsNow() });
    case "browse":
      return route.ndc === undefined ? null : classQuery(route.ndc);
    case "loans":
      return LOANS;
    case "renew-some":
      return LOANS_TO_RENEW;
    case "holds":
      return HOLDS;
    default:
      return null;
  }
}
