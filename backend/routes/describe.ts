import type { HTTPMethods } from "fastify";
import { z } from "zod";
import { OUT_OF_ORDER, REFUSALS, type RefusalName } from "#contract/refusals.ts";
import { STAFF_REFUSALS, type StaffRefusalName } from "#contract/rest/staff-refusals.ts";

/**
 * Whose token opens a route. `open`: none is needed · `kiosk`: one of a kiosk that is not revoked · `monitor`: one of
 * a monitor · `staff`: one of a member of staff, which the route itself asks for.
 */
export type Gate = "open" | "kiosk" | "monitor" | "staff";

/** Headers of a request that the description tells and the route itself reads. */
export type Header = "session" | "key" | "library";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Without one a route is a kiosk's. */
    readonly gate?: Gate;
    readonly headers?: readonly Header[];
  }
}

/** Any refusal the backend may give. */
export type AnyRefusal = RefusalName | StaffRefusalName;

/** Description of a route for the API's documentation. */
export interface RouteDoc {
  /** The group it stands in. */
  readonly tag: "machine" | "catalogue" | "patron" | "holds" | "loans" | "staff";
  /** A few words, the title of the operation. */
  readonly summary: string;
  /** Rules by number, limits, what is particular. */
  readonly description?: string;
  /** `kiosk` when left out. */
  readonly gate?: Gate;
  readonly headers?: readonly Header[];
  /** Body of the answer 200. */
  readonly answer: z.ZodType;
  /** Media type of that body; JSON when left out. */
  readonly answerType?: "text/plain";
  /** What it may refuse besides what every route may. */
  readonly refusals?: readonly AnyRefusal[];
}

/** What a route takes; Fastify checks and types it. */
interface Inputs {
  readonly params?: z.ZodType;
  readonly body?: z.ZodType;
}

/** What every route may refuse: nonsense, too much, a bug, a database away, a backend that stops. */
const EVERYWHERE = ["bad-request", "too-many-requests", "unexpected", "out-of-order", "not-done"] as const;
/** What a gate adds. */
const AT_THE_GATE: Readonly<Record<Gate, readonly AnyRefusal[]>> = {
  open: [],
  kiosk: ["settings-broken"],
  monitor: ["settings-broken"],
  staff: ["staff-token", "staff-role", "staff-key-used"],
};
/** What a header adds. */
const FOR_A_HEADER: Readonly<Record<Header, readonly AnyRefusal[]>> = {
  session: ["signed-out", "card-expired", "temporary-password"],
  key: [],
  library: ["unknown-library"],
};
/** Statuses that differ from the catalogue's on the wire. */
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
  // Once in the description, and referred to by every refusal.
  .meta({ id: "RefusalDetails", description: "Figures that a refusal's words need." });

const refusalBodies = new Map<string, z.ZodType>();

/** Body of these refusals and no others; one for all routes that have them, for a schema is dear to make. */
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

/**
 * A route of the contract with what it takes and what it says of itself: Fastify checks and types `inputs`, the
 * OpenAPI description tells all of it, and every answer in the tests is held against that.
 */
export function routeOf<I extends Inputs>(
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
