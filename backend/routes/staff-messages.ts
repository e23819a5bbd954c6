import type { Backend } from "../backend.ts";
import { staffMessages, withdrawMessage, writeMessage } from "../services/staff/messages.ts";
import { ID_PARAMS, NO_BODY } from "./schemas.ts";
import { CARD, WRITE_MESSAGE } from "./staff-schemas.ts";
import { handleRead, handleWrite, staffRoute } from "./staff-web.ts";
import type { App } from "./web.ts";

const CARD_REFUSALS = ["card-number-format", "foreign-card", "card-unknown"] as const;

/** Messages to one patron: write, list, withdraw. */
export function staffMessageRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(
      backend,
      "writeMessage",
      {
        summary: "Write a message to a patron",
        description:
          "Shown on the kiosk after the patron has signed in. Control characters and emoji are removed from the text.",
        refusals: [...CARD_REFUSALS, "message-empty", "message-over", "messages-full"],
      },
      { body: WRITE_MESSAGE },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "writeMessage", (unit) => writeMessage(unit, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "listMessages",
      { summary: "The messages of a card, and when each was read", refusals: CARD_REFUSALS },
      { body: CARD },
    ),
    handler: (request, reply) =>
      handleRead(backend, reply, "listMessages", (db) => staffMessages(backend, db, request.body.card)),
  });
  app.route({
    ...staffRoute(
      backend,
      "withdrawMessage",
      {
        summary: "Withdraw a message",
        description: "Its text is deleted.",
        refusals: ["message-unknown"],
      },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "withdrawMessage", (unit) =>
        withdrawMessage(unit, request.params.id),
      ),
  });
}
