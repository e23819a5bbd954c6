import type { FastifyReply, FastifyRequest } from "fastify";
import { HEADERS } from "#contract/rest/routes.ts";
import { ok, type Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { TokenGuard } from "../services/token-guard.ts";
import type { KioskRow } from "../store/kiosks.ts";
import type { Gate } from "./api-description.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { type App, header, sendRefusal } from "./web.ts";

/** Format of the authorization header. */
const BEARER = /^Bearer ([\x21-\x7e]{1,500})$/u;

/**
 * Checks every request before its body is read. A stopping backend accepts nothing new; the token must be valid for the route;
 * and the rate limit per kiosk keeps a faulty kiosk from starving the others. Lookups of unknown tokens are limited too.
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
  // Requests in progress at the stop are answered, then their connections are closed.
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

/** No caching of patron data, and no content sniffing. */
export function harden(reply: FastifyReply): void {
  void reply.headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
}

/** Certainly not done: a kiosk may show this, and a load balancer tries another process. */
function refuseToBegin(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header("connection", "close");
  return sendRefusal(reply, request.method === "GET" ? "out-of-order" : "not-done");
}
