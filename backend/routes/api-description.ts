import type { HTTPMethods } from "fastify";
import { z } from "zod";
import { OUT_OF_ORDER, REFUSALS, type RefusalName } from "#contract/refusals.ts";
import { EVERYWHERE, FOR_A_KIOSK, FOR_A_SESSION, ROUTE_REFUSALS } from "#contract/rest/route-refusals.ts";
import { ROUTES, type RouteName } from "#contract/rest/routes.ts";
import { STAFF_REFUSALS, type StaffRefusalName } from "#contract/rest/staff-refusals.ts";

/**
 * The token that a route needs. `open`: none · `kiosk`: of a kiosk that is not revoked · `monitor`: of a monitor · `staff`: of a
 * member of staff, which the route itself checks.
 */
export type Gate = "open" | "kiosk" | "monitor" | "staff";

/** Request headers that are documented and read by the route. */
export type Header = "session" | "key" | "library" | "language";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Default: `kiosk`. */
    readonly gate?: Gate;
    readonly headers?: readonly Header[];
  }
}

/** Any refusal the backend may give. */
export type AnyRefusal = RefusalName | StaffRefusalName;

/** Description of a route for the API's documentation. */
export interface RouteDoc {
  /** Its group. */
  readonly tag: "machine" | "catalogue" | "patron" | "holds" | "loans" | "staff";
  /** A few words, the title of the operation. */
  readonly summary: string;
  /** Rule numbers, limits, special cases. */
  readonly description?: string;
  /** `kiosk` when left out. */
  readonly gate?: Gate;
  readonly headers?: readonly Header[];
  /** Body of the answer 200. */
  readonly answer: z.ZodType;
  /** Media type of that body; JSON when left out. */
  readonly answerType?: "text/plain";
  /** Refusals besides those of every route. */
  readonly refusals?: readonly AnyRefusal[];
}

/** What a route takes; Fastify checks and types it. */
interface Inputs {
  readonly params?: z.ZodType;
  readonly body?: z.ZodType;
}

/** Additional refusals of a gate. */
const AT_THE_GATE: Readonly<Record<Gate, readonly AnyRefusal[]>> = {
  open: [],
  kiosk: FOR_A_KIOSK,
  monitor: FOR_A_KIOSK,
  staff: ["staff-token", "staff-role", "staff-key-used"],
};
/** Additional refusals of a header. */
const FOR_A_HEADER: Readonly<Record<Header, readonly AnyRefusal[]>> = {
  session: FOR_A_SESSION,
  key: [],
  library: ["unknown-library"],
  language: [],
};
/** HTTP statuses that differ from the table of refusals. */
const ON_THE_WIRE: Readonly<Partial<Record<AnyRefusal, readonly number[]>>> = {
  "settings-broken": [401],
  "not-done": [503, 404],
};
const CATALOGUE: Readonly<Record<AnyRefusal, { readonly code: string; readonly status: number }>> = {
  ...REFUSALS,
  ...STAFF_REFUSALS,
};

const details = z
  .object({
    minutes: z.int().exactOptional(),
    seconds: z.int().exactOptional(),
    max: z.int().exactOptional(),
    min: z.int().exactOptional(),
    have: z.int().exactOptional(),
    date: z.iso.date().exactOptional(),
    reason: z.enum(OUT_OF_ORDER).exactOptional(),
    ticket: z.string().exactOptional(),
    library: z.string().exactOptional(),
    role: z.string().exactOptional(),
  })
  // A shared component of the description.
  .meta({ id: "RefusalDetails", description: "Values that the text of a refusal needs." });

const refusalBodies = new Map<string, z.ZodType>();

/** Body of exactly these refusals; shared by all routes with them, because schemas are expensive to create. */
function refusalBodyOf(names: readonly AnyRefusal[]): z.ZodType {
  const key = names.join();
  const body = refusalBodies.get(key) ?? makeRefusalBody(names);
  refusalBodies.set(key, body);
  return body;
}

function makeRefusalBody(names: readonly AnyRefusal[]): z.ZodType {
  return z
    .object({
      refusal: z.object({ name: z.enum(names), details: details.exactOptional() }),
      code: z.enum([...new Set(names.map((name) => CATALOGUE[name].code))]),
    })
    .describe(`Refused: ${names.join(", ")}.`);
}

/** The answers of a route by status. */
function responsesOf(doc: RouteDoc): Readonly<Record<number, unknown>> {
  const { gate = "kiosk", headers = [], refusals = [] } = doc;
  const names = new Set<AnyRefusal>([
    ...EVERYWHERE,
    ...AT_THE_GATE[gate],
    ...headers.flatMap((header) => FOR_A_HEADER[header]),
    ...refusals,
  ]);
  const byStatus = new Map<number, AnyRefusal[]>();
  for (const name of names) {
    for (const status of ON_THE_WIRE[name] ?? [CATALOGUE[name].status]) {
      byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
    }
  }
  const refused = [...byStatus].map(([status, all]) => [status, refusalBodyOf(all)] as const);
  const { answer, answerType } = doc;
  const asked = answer.describe("What was asked for.");
  const told = answerType === undefined ? asked : { content: { [answerType]: { schema: asked } } };
  return { 200: told, ...Object.fromEntries(refused) };
}

/** The options of a route for `app.route({ ...routeOf(...), handler })`. */
interface Route<I extends Inputs> {
  readonly method: HTTPMethods;
  readonly url: string;
  readonly schema: I;
  readonly config: { readonly gate: Gate; readonly headers: readonly Header[] };
}

const FURTHER: Readonly<Partial<Record<RouteName, readonly AnyRefusal[]>>> = ROUTE_REFUSALS;

/** Path, method and refusals come from the contract (`ROUTES`, `ROUTE_REFUSALS`), the rest as in `describedRoute`. */
export function routeOf<I extends Inputs>(
  name: RouteName,
  doc: Omit<RouteDoc, "refusals">,
  inputs: I,
): Route<I> {
  return describedRoute(ROUTES[name], { ...doc, refusals: FURTHER[name] ?? [] }, inputs);
}

/**
 * The options of a route: Fastify validates and types `inputs`, the OpenAPI description documents all of it, and tests check
 * every answer against it.
 */
export function describedRoute<I extends Inputs>(
  route: { readonly method: HTTPMethods; readonly path: string },
  doc: RouteDoc,
  inputs: I,
): Route<I> {
  const { gate = "kiosk", headers = [] } = doc;
  const schema = {
    ...inputs,
    tags: [doc.tag],
    summary: doc.summary,
    ...(doc.description === undefined ? {} : { description: doc.description }),
    response: responsesOf(doc),
  };
  return { method: route.method, url: route.path, schema, config: { gate, headers } };
}
