import fc from "fast-check";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { bodyText, NASTY, textsFrom } from "./arbitrary-body.ts";
import type { FuzzWorld } from "./fuzz-world.ts";
import type { Description, Operation } from "./openapi-document.ts";

/** One request as it is made up. */
export interface Made {
  readonly method: string;
  /** Path with its parameters. */
  readonly path: string;
  /** Pattern of the route in the description; null = none. */
  readonly pattern: string | null;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** A value a header can carry at all: Node refuses the others before they leave. */
function headerValue(values: readonly string[]): fc.Arbitrary<string> {
  const sendable = NASTY.filter((value) => /^[\t\x20-\x7e\x80-\xff]*$/u.test(value));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom(...sendable, "x".repeat(43), "é".repeat(43)) },
  );
}

/** Kiosk and session: mostly those that belong together; else one of another, a forged one, or nonsense. */
function callersOf(world: FuzzWorld, gate: string, pattern: string): fc.Arbitrary<readonly [string, string]> {
  const { own, staff, tokens, lostSession } = world;
  const forged = "x".repeat(43);
  // A session that is ended, or shown at another kiosk, is over: the own one is not spent on that.
  const session = pattern === ROUTES.signOut.path ? lostSession : own.session;
  const right = gate === "staff" ? staff : [own.kiosk];
  return fc.oneof(
    {
      weight: 10,
      arbitrary: fc.constantFrom(...right.map((token) => [`Bearer ${token}`, session] as const)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constantFrom(...[...tokens, own.kiosk, forged].map((token) => `Bearer ${token}`)),
        fc.constantFrom(lostSession, forged),
      ),
    },
    { weight: 1, arbitrary: fc.tuple(headerValue([own.kiosk]), headerValue([lostSession])) },
  );
}

function requestsFor(
  world: FuzzWorld,
  pattern: string,
  method: string,
  operation: Operation,
): fc.Arbitrary<Made> {
  const texts = textsFrom(world.hints);
  const gate = Object.keys(operation.security?.[0] ?? {})[0] ?? "open";
  const headers = fc
    .record({
      callers: callersOf(world, gate, pattern),
      key: fc.oneof(
        { weight: 8, arbitrary: fc.uuid() },
        { weight: 1, arbitrary: headerValue([world.othersKey]) },
      ),
      library: headerValue(["central", "central", "north"]),
      type: fc.oneof(
        { weight: 16, arbitrary: fc.constant("application/json") },
        { weight: 1, arbitrary: fc.constantFrom("text/plain", "application/json; charset=latin1", "") },
      ),
    })
    .map(({ callers: [kiosk, session], key, library, type }) => ({
      [HEADERS.kiosk]: kiosk,
      [HEADERS.session]: session,
      [HEADERS.key]: key,
      [HEADERS.library]: library,
      "content-type": type,
    }));
  // The part of the path before a parameter says what its ids are of.
  const kind = /\/([\w-]+)\/\{/u.exec(pattern)?.[1] ?? "";
  const path = texts(kind).map((value) =>
    pattern.replace(/\{\w+\}/u, () => encodeURIComponent(value.toWellFormed())),
  );
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const body = method === "get" ? fc.constant("") : bodyText(schema, texts);
  return fc.record({
    method: fc.constant(method.toUpperCase()),
    path,
    pattern: fc.constant(pattern),
    headers,
    body,
  });
}

/** Requests to every route of the description, right ones, nearly right ones and nonsense. */
export function allRequests(world: FuzzWorld, description: Description): fc.Arbitrary<Made> {
  const each = Object.entries(description.paths).flatMap(([pattern, item]) =>
    Object.entries(item)
      // Its answer is the description itself, and it is long.
      .filter(() => pattern !== ROUTES.description.path)
      .map(([method, operation]) => requestsFor(world, pattern, method, operation)),
  );
  return fc.oneof(...each);
}
