import type { FastifyReply, FastifyRequest } from "fastify";
import { HEADERS } from "#contract/rest/routes.ts";
import { ok, type Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { TokenGuard } from "../services/token-guard.ts";
import type { KioskRow } from "../store/kiosks.ts";
import type { Gate } from "./describe.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { type App, header, sendRefusal } from "./web.ts";

/** How a token is sent. */
const BEARER = /^Bearer ([\x21-\x7e]{1,500})$/u;

/**
 * The first thing every request meets, before its body is read. A backend that stops takes nothing new; the token must
 * be one that opens this route; and no kiosk asks faster than the settings allow, so that one that runs wild does not
 * starve the others. Invented tokens reach the database seldom.
 */
export function addGate(app: App, backend: Backend): void {
  const rateLimiter = new RateLimiter(backend.settings.requests);
  const tokenGuard = new TokenGuard();
  let stopping = false;
  app.decorateRequest("kiosk", null);
  app.addHook("preClose", async () => {
    stopping = true;
  });

  app.addHook("onRequest", async (request, reply) => {
    harden(reply);
    if (stopping) return refuseToBegin(request, reply);
    const { gate = "kiosk" } = request.routeOptions.config;
    if (gate === "open" || gate === "staff") return undefined;
    const found = await whoAsks(request, gate);
    if (!found.ok) return sendRefusal(reply, found.refusal);
    const kiosk = found.value;
    if (kiosk === null) return sendRefusal(reply, "settings-broken");
    request.kiosk = kiosk;
    const tooEarly = rateLimiter.take(kiosk.id);
    return tooEarly === null ? undefined : sendRefusal(reply, tooEarly);
  });
  // What was under way when the stop began is answered, and its connection is not used again.
  app.addHook("onSend", async (_request, reply) => {
    if (stopping) void reply.header("connection", "close");
  });

  async function whoAsks(request: FastifyRequest, gate: Gate): Promise<Result<KioskRow | null>> {
    const [, token] = BEARER.exec(header(request, HEADERS.kiosk) ?? "") ?? [];
    if (token === undefined) return ok(null);
    const found = await tokenGuard.lookUp(token, (sent) => backend.kiosks.byToken(backend, sent));
    return found.ok && found.value?.kind !== gate ? ok(null) : found;
  }
}

/** Patron data stays in no cache, and an answer is nothing but JSON, whatever it looks like. */
export function harden(reply: FastifyReply): void {
  void reply.headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
}

/** Surely not done: a kiosk may tell its patron so, and a load balancer asks another process. */
function refuseToBegin(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header("connection", "close");
  return sendRefusal(reply, request.method === "GET" ? "out-of-order" : "not-done");
}
