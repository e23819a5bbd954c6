import type { Backend } from "../backend.ts";
import { lend, ready, receive, returnCopy, send } from "../services/staff/copies.ts";
import { markFound, markLost } from "../services/staff/missing.ts";
import { BARCODE, COPY, LEND, SHELVE } from "./staff-schemas.ts";
import { handleWrite, staffRoute } from "./staff-web.ts";
import type { App } from "./web.ts";

const COPY_REFUSALS = ["unknown-library", "copy-not-found"] as const;

/** D37, D39, D40, D57: copies handled by staff. */
export function staffCopyRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(
      backend,
      "send",
      {
        summary: "Send a copy by courier",
        description: "D39: for its hold, or home.",
        refusals: [...COPY_REFUSALS, "copy-on-loan", "copy-wanted-here", "copy-not-wanted"],
      },
      { body: COPY },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "send", (unit) => send(unit, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "receive",
      {
        summary: "Receive a copy",
        description: "From the courier or off the hold shelf; returns where it goes.",
        refusals: [...COPY_REFUSALS, "copy-on-loan", "shelf-taken"],
      },
      { body: SHELVE },
    ),
    handler: async (request, reply) => {
      await handleWrite(backend, request, reply, "receive", (unit) => receive(unit, request.body));
      backend.mailWorker.wake();
      return reply;
    },
  });
  app.route({
    ...staffRoute(
      backend,
      "ready",
      {
        summary: "Put a copy onto the hold shelf",
        description: "D40: notifies the patron. If it is there already, changes its number.",
        refusals: [
          ...COPY_REFUSALS,
          "copy-on-loan",
          "copy-not-wanted",
          "copy-wanted-elsewhere",
          "shelf-taken",
        ],
      },
      { body: SHELVE },
    ),
    handler: async (request, reply) => {
      await handleWrite(backend, request, reply, "ready", (unit) => ready(unit, request.body));
      backend.mailWorker.wake();
      return reply;
    },
  });
  app.route({
    ...staffRoute(
      backend,
      "lend",
      {
        summary: "Lend a copy to a card",
        description: "D37a, D57, D59: fulfils the patron's own hold on the title.",
        refusals: [
          ...COPY_REFUSALS,
          "card-number-format",
          "foreign-card",
          "card-unknown",
          "card-expired",
          "loan-limit",
          "copy-kept",
          "copy-on-loan",
          "copy-set-aside",
        ],
      },
      { body: LEND },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "lend", (unit) => lend(unit, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "return",
      {
        summary: "Return a copy",
        description: "Ends its loan and returns where it goes: to the next in the queue (D37), or home.",
        refusals: [...COPY_REFUSALS, "shelf-taken"],
      },
      { body: SHELVE },
    ),
    handler: async (request, reply) => {
      await handleWrite(backend, request, reply, "return", (unit) => returnCopy(unit, request.body));
      backend.mailWorker.wake();
      return reply;
    },
  });
  app.route({
    ...staffRoute(
      backend,
      "markLost",
      {
        summary: "Mark a copy lost",
        description:
          "Its hold returns to its old position in the queue; holds that cannot be filled become tasks.",
        refusals: ["copy-not-found", "copy-missing"],
      },
      { body: BARCODE },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "markLost", (unit) => markLost(unit, request.body.barcode)),
  });
  app.route({
    ...staffRoute(
      backend,
      "markFound",
      { summary: "Mark a copy found", refusals: ["copy-not-found", "copy-not-missing"] },
      { body: BARCODE },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "markFound", (unit) => markFound(unit, request.body.barcode)),
  });
}
