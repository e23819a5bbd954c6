import type { FastifyReply, FastifyRequest } from "fastify";
import { refusal } from "#contract/refusals.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { type Allowance, takeOne } from "../rules/rate.ts";
import type { KioskRow } from "../store/kiosks.ts";
import type { Gate } from "./describe.ts";
import { type App, header, sendRefusal } from "./web.ts";

/** How a token is sent. */
const BEARER = /^Bearer ([\x21-\x7e]{1,500})$/u;

/**
 * The first thing every request meets, before its body is read. A backend that stops takes nothing new; the token must
 * be one that opens this route; and no kiosk asks faster than the settings allow, so that one that runs wild does not
 * starve the others.
 */
export function addGate(app: App, backend: Backend): void {
  const allowances = new Map<number, Allowance>();
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
    const kiosk = await whoAsks(request, gate);
    // A kiosk with a wrong token is set up wrongly; 401, so that people who read the wire see why.
    if (kiosk === null) return sendRefusal(reply, "settings-broken", 401);
    request.kiosk = kiosk;
    const tooEarly = take(kiosk);
    if (tooEarly !== null) return sendRefusal(reply, refusal("too-many-requests", { seconds: tooEarly }));
    return undefined;
  });
  // What was under way when the stop began is answered, and its connection is not used again.
  app.addHook("onSend", async (_request, reply) => {
    if (stopping) void reply.header("connection", "close");
  });

  async function whoAsks(request: FastifyRequest, gate: Gate): Promise<KioskRow | null> {
    const [, token] = BEARER.exec(header(request, HEADERS.kiosk) ?? "") ?? [];
    if (token === undefined) return null;
    const kiosk = await backend.kiosks.byToken(backend, token);
    return kiosk?.kind === gate ? kiosk : null;
  }

  function take(kiosk: KioskRow): number | null {
    const { after, tooEarly } = takeOne(
      allowances.get(kiosk.id),
      performance.now(),
      backend.settings.requests,
    );
    allowances.set(kiosk.id, after);
    return tooEarly;
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
