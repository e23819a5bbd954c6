import { messageAnswer, messagesAnswer } from "#contract/rest/answers.schema.ts";
import type { Backend } from "../backend.ts";
import { runOnce } from "../services/idempotency.ts";
import { messageList, readMessage } from "../services/messages.ts";
import { routeOf } from "./api-description.ts";
import { ID_PARAMS, NO_BODY } from "./schemas.ts";
import { type App, asPatron, asPatronOnce, sendValue } from "./web.ts";

/** Messages to the patron, and marking them as read. */
export function messageRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "messages",
      {
        tag: "patron",
        summary: "Messages to this patron",
        description: "Unread first, then important, then the newest. Read messages stay for some days.",
        headers: ["session"],
        answer: messagesAnswer,
      },
      {},
    ),
    handler: (request, reply) =>
      asPatron(backend, request, reply, "real-password", async ({ patron }) =>
        sendValue(reply, messagesAnswer, await messageList(backend, backend.db, patron.id)),
      ),
  });
  app.route({
    ...routeOf(
      "readMessage",
      {
        tag: "patron",
        summary: "Mark a message as read or confirmed",
        description: "May be repeated.",
        headers: ["session", "key"],
        answer: messageAnswer,
      },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, write) =>
        runOnce(backend, write, messageAnswer, (trx) =>
          readMessage(backend, trx, patron.id, request.params.id),
        ),
      ),
  });
}
