import type { FastifyReply, FastifyRequest } from "fastify";
import { HEADERS } from "#contract/rest/routes.ts";
import { STAFF_ANSWERS } from "#contract/rest/staff-answers.schema.ts";
import type { StaffCalls } from "#contract/rest/staff-bodies.ts";
import { staffRefusal } from "#contract/rest/staff-refusals.ts";
import { STAFF_ROUTES, type StaffRouteName } from "#contract/rest/staff-routes.ts";
import { ok } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { type Answer, staffRefusalAnswer } from "../http-answer.ts";
import { mayAct } from "../rules/staff-role.ts";
import { answerOnce, fingerprintOf, type KeyedWrite } from "../services/idempotency.ts";
import { staffOf } from "../services/staff/members.ts";
import type { StaffResult } from "../services/staff/staff-result.ts";
import { UnitOfWork } from "../services/staff/unit-of-work.ts";
import { TokenGuard } from "../services/token-guard.ts";
import type { ReadableDb } from "../store/schema.ts";
import type { StaffRow } from "../store/staff.ts";
import { type AnyRefusal, describedRoute } from "./api-description.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { KEY } from "./schemas.ts";
import { type App, header, send, sendRefusal } from "./web.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Staff tokens and rate limits; only on staff routes. */
    readonly staffGate: StaffGate;
  }
  interface FastifyRequest {
    /** The requesting member of staff; null on other routes. */
    staff: StaffRow | null;
  }
}

/** Format of the authorization header. */
const BEARER = /^Bearer ([\x21-\x7e]{1,500})$/u;

type StaffWrite = Extract<KeyedWrite, { readonly staffId: number }>;

type AnswerOf<N extends StaffRouteName> = StaffCalls[N]["answer"];
type Inputs = Parameters<typeof describedRoute>[2];

/** State of the staff gate; one per process. */
interface StaffGate {
  readonly tokenGuard: TokenGuard;
  readonly rateLimiter: RateLimiter;
}

/** Prepares a group of routes for requests of staff. Call it once, before the first route of the group. */
export function addStaffGate(app: App, backend: Backend): void {
  app.decorateRequest("staff", null);
  app.decorate("staffGate", {
    tokenGuard: new TokenGuard(),
    rateLimiter: new RateLimiter(backend.settings.requests),
  });
}

/**
 * A staff route: before its body is read, the token must belong to a member of staff with the required role. Tokens of kiosks are
 * not accepted. The rate limit per member is that of a kiosk. Refusals: `staff-token`, `staff-role`, `too-many-requests`.
 */
export function staffRoute<N extends StaffRouteName, I extends Inputs>(
  backend: Backend,
  name: N,
  doc: {
    readonly summary: string;
    readonly description?: string;
    readonly refusals?: readonly AnyRefusal[];
  },
  inputs: I,
) {
  const route = STAFF_ROUTES[name];
  const described = describedRoute(
    route,
    {
      ...doc,
      tag: "staff",
      gate: "staff",
      headers: route.write ? ["key"] : [],
      answer: STAFF_ANSWERS[name],
    },
    inputs,
  );
  return {
    ...described,
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const { tokenGuard, rateLimiter } = request.server.staffGate;
      const [, token] = BEARER.exec(header(request, HEADERS.kiosk) ?? "") ?? [];
      const found =
        token === undefined ? ok(null) : await tokenGuard.lookUp(token, (sent) => staffOf(backend.db, sent));
      if (!found.ok) return sendRefusal(reply, found.refusal);
      const staff = found.value;
      if (staff === null) return send(reply, staffRefusalAnswer(staffRefusal("staff-token")));
      if (!mayAct(staff.role, route.role)) {
        return send(reply, staffRefusalAnswer(staffRefusal("staff-role", { role: route.role })));
      }
      request.staff = staff;
      const tooEarly = rateLimiter.take(staff.id);
      return tooEarly === null ? undefined : sendRefusal(reply, tooEarly);
    },
  };
}

/** The requesting member of staff. */
export function requestingStaff(request: FastifyRequest): StaffRow {
  if (request.staff === null) throw new Error("A route without a gate asks for staff.");
  return request.staff;
}

function answerOf<N extends StaffRouteName>(name: N, result: StaffResult<AnswerOf<N>>): Answer {
  return result.ok
    ? { status: 200, body: JSON.stringify(STAFF_ANSWERS[name].parse(result.value)) }
    : staffRefusalAnswer(result.refusal);
}

/** Answers a read. */
export async function handleRead<N extends StaffRouteName>(
  backend: Backend,
  reply: FastifyReply,
  name: N,
  ask: (db: ReadableDb) => Promise<StaffResult<AnswerOf<N>>>,
): Promise<FastifyReply> {
  return send(reply, answerOf(name, await ask(backend.db)));
}

/**
 * Runs a staff write once, in one transaction, under the key of the request; the fingerprint covers route, parameters and body.
 * Without a valid UUID as key: `bad-request`.
 */
export async function handleWrite<N extends StaffRouteName>(
  backend: Backend,
  request: FastifyRequest,
  reply: FastifyReply,
  name: N,
  work: (unit: UnitOfWork) => Promise<StaffResult<AnswerOf<N>>>,
): Promise<FastifyReply> {
  return handleSecretWrite(backend, request, reply, name, work, (answer) => answer);
}

/**
 * `handleWrite` for a write with a secret. The recorded answer does not contain it; `reveal` adds it to the answer of the request
 * that ran the write only. If that answer is lost, a new secret must be created.
 */
export async function handleSecretWrite<N extends StaffRouteName>(
  backend: Backend,
  request: FastifyRequest,
  reply: FastifyReply,
  name: N,
  work: (unit: UnitOfWork) => Promise<StaffResult<AnswerOf<N>>>,
  reveal: (answer: AnswerOf<N>) => AnswerOf<N>,
): Promise<FastifyReply> {
  const write = keyedWriteOf(request);
  if (write === null) return sendRefusal(reply, "bad-request");
  let done: StaffResult<AnswerOf<N>> | null = null;
  const answer = await answerOnce(backend, write, async (trx) => {
    // After a deadlock the transaction runs again; the first result is rolled back.
    done = null;
    done = await work(new UnitOfWork(backend, trx, { kind: "staff", id: write.staffId }));
    return answerOf(name, done);
  });
  return send(reply, withSecret(name, answer, done, reveal));
}

/** A write of staff with its key; null without a key, or with one that is no UUID. */
export function keyedWriteOf(request: FastifyRequest): StaffWrite | null {
  const key = KEY.safeParse(header(request, HEADERS.key));
  if (!key.success) return null;
  const { method, routeOptions, params, body } = request;
  const fingerprint = fingerprintOf({ method, route: routeOptions.url, params, meaning: body ?? null });
  return { staffId: requestingStaff(request).id, key: key.data, fingerprint };
}

function withSecret<N extends StaffRouteName>(
  name: N,
  answer: Answer,
  done: StaffResult<AnswerOf<N>> | null,
  reveal: (answer: AnswerOf<N>) => AnswerOf<N>,
): Answer {
  return done?.ok === true ? answerOf(name, { ok: true, value: reveal(done.value) }) : answer;
}
