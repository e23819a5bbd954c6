import type { IncomingMessage, ServerResponse } from "node:http";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import type { LibraryId } from "#contract/domain/library.ts";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import { operationAnswer } from "#contract/rest/answers.schema.ts";
import type { OperationBody } from "#contract/rest/bodies.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import type { Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { type Answer, refusalAnswer, WRONG_TOKEN_STATUS } from "../http-answer.ts";
import { ownLibrary } from "../services/catalogue.ts";
import { fingerprintOf, type KeyedWrite } from "../services/idempotency.ts";
import { type SignedIn, signedIn } from "../services/sign-in.ts";
import type { KioskRow } from "../store/kiosks.ts";
import { KEY } from "./schemas.ts";

/** Fastify with bodies checked and typed by zod. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** One header as text; a header sent twice counts as not sent, whichever of the two Node would have taken. */
export function header(request: FastifyRequest, name: string): string | undefined {
  const values = request.raw.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}

/** The language of the patron's screen; Japanese where the kiosk names none that is a screen's. */
export function screenLanguage(request: FastifyRequest): Language {
  const named = header(request, HEADERS.language);
  return LANGUAGES.find((language) => language === named) ?? "ja";
}

declare module "fastify" {
  interface FastifyRequest {
    /** The requesting kiosk; null before the gate, and on open routes. */
    kiosk: KioskRow | null;
  }
}

/** The requesting kiosk; only on routes behind the kiosk gate. */
export function kioskOf(request: FastifyRequest): KioskRow {
  if (request.kiosk === null) throw new Error("A route without a gate asks for its kiosk.");
  return request.kiosk;
}

/** Sends an answer that is already JSON. */
export function send(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  return reply.code(status).type("application/json; charset=utf-8").send(body);
}

/** Sends a refusal with its status and code, or with the given status. */
export function sendRefusal(
  reply: FastifyReply,
  no: RefusalName | Refusal,
  status: number | null = null,
): FastifyReply {
  const told = typeof no === "string" ? refusal(no) : no;
  const seconds = told.details?.seconds;
  if (seconds !== undefined) void reply.header("retry-after", String(seconds));
  const answer = refusalAnswer(told);
  const onTheWire = told.name === "settings-broken" ? WRONG_TOKEN_STATUS : answer.status;
  return send(reply, { ...answer, status: status ?? onTheWire });
}

/** Sends a value through its schema, so that no other fields leave the backend. */
export function sendValue<T>(reply: FastifyReply, schema: z.ZodType<T>, value: T): FastifyReply {
  return send(reply, { status: 200, body: JSON.stringify(schema.parse(value)) });
}

/** Sends the outcome of a write; null = it was not done. */
export function sendOperation(reply: FastifyReply, operation: OperationBody | null): FastifyReply {
  // 404, because the usual 503 would look like a failing backend.
  return operation === null
    ? sendRefusal(reply, "not-done", 404)
    : sendValue(reply, operationAnswer, operation);
}

/** Sends a result: its value through its schema, or its refusal. */
export function sendResult<T>(reply: FastifyReply, schema: z.ZodType<T>, result: Result<T>): FastifyReply {
  return result.ok ? sendValue(reply, schema, result.value) : sendRefusal(reply, result.refusal);
}

/** Runs `work` for the library that the kiosk says it stands in. Refusal: `unknown-library`. */
export async function fromLibrary(
  backend: Backend,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (own: LibraryId) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const own = await ownLibrary(backend, header(request, HEADERS.library));
  return own.ok ? work(own.value) : sendRefusal(reply, own.refusal);
}

/**
 * The sessions that suffice: with a temporary password (D8), with a real one, by the card alone (D87). `borrowing`: a real password or
 * the card alone.
 */
export type Opens = "real-password" | "any-password" | "borrowing" | "any-session";

const BY_CARD: readonly Opens[] = ["borrowing", "any-session"];
const WITH_TEMPORARY: readonly Opens[] = ["any-password", "any-session"];

/**
 * Runs `work` for the signed-in patron. Refusals: `signed-out`; `temporary-password` where a real one is needed (D8);
 * `password-needed` where the card alone does not suffice (D87).
 */
export async function asPatron(
  backend: Backend,
  request: FastifyRequest,
  reply: FastifyReply,
  opens: Opens,
  work: (who: SignedIn) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const who = await signedIn(backend, kioskOf(request).id, header(request, HEADERS.session));
  if (!who.ok) return sendRefusal(reply, who.refusal);
  const temporary = who.value.patron.passwordKind === "temporary";
  if (who.value.byCard && !BY_CARD.includes(opens)) return sendRefusal(reply, "password-needed");
  if (temporary && !WITH_TEMPORARY.includes(opens)) return sendRefusal(reply, "temporary-password");
  return work(who.value);
}

/**
 * The same for a write, which needs a key; the fingerprint covers route, parameters and body. Without a valid UUID as key:
 * `bad-request`. `meaning` is the body without its secrets.
 */
export async function asPatronOnce(
  backend: Backend,
  request: FastifyRequest,
  reply: FastifyReply,
  opens: Opens,
  meaning: unknown,
  work: (who: SignedIn, write: KeyedWrite) => Promise<Answer>,
): Promise<FastifyReply> {
  const key = KEY.safeParse(header(request, HEADERS.key));
  if (!key.success) return sendRefusal(reply, "bad-request");
  return asPatron(backend, request, reply, opens, async (who) => {
    const sender = { patronId: who.patron.id, session: who.tokenHash };
    return send(
      reply,
      await work(who, { ...sender, key: key.data, fingerprint: requestPrint(request, meaning) }),
    );
  });
}

/** The same for a write of the kiosk itself, without a patron. */
export async function asKioskOnce(
  request: FastifyRequest,
  reply: FastifyReply,
  meaning: unknown,
  work: (write: KeyedWrite & { readonly kioskId: number }) => Promise<Answer>,
): Promise<FastifyReply> {
  const key = KEY.safeParse(header(request, HEADERS.key));
  if (!key.success) return sendRefusal(reply, "bad-request");
  const kioskId = kioskOf(request).id;
  return send(reply, await work({ kioskId, key: key.data, fingerprint: requestPrint(request, meaning) }));
}

function requestPrint({ method, routeOptions, params }: FastifyRequest, meaning: unknown): string {
  return fingerprintOf({ method, route: routeOptions.url, params, meaning });
}
