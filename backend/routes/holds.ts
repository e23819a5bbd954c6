import { holdAnswer, holdsAnswer, placedAnswer } from "#contract/rest/answers.schema.ts";
import type { Backend } from "../backend.ts";
import { cancelHold, changeHold, holdList, placeHold } from "../services/holds.ts";
import { runOnce } from "../services/idempotency.ts";
import { journaled } from "../services/kiosk-journal.ts";
import type { WritableDb } from "../store/schema.ts";
import { routeOf } from "./api-description.ts";
import { CHANGE_HOLD, ID_PARAMS, NO_BODY, PLACE_HOLD } from "./schemas.ts";
import { type App, asPatron, asPatronOnce, sendValue } from "./web.ts";

/** D22-D54: the patron's holds. */
export function holdRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "holds",
      {
        tag: "holds",
        summary: "The patron's holds",
        description: "D49-D54: live ones, and recently ended ones.",
        headers: ["session"],
        answer: holdsAnswer,
      },
      {},
    ),
    handler: (request, reply) =>
      asPatron(backend, request, reply, "real-password", async ({ patron }) =>
        sendValue(reply, holdsAnswer, await holdList(backend, backend.db, patron.id)),
      ),
  });
  app.route({
    ...routeOf(
      "placeHold",
      {
        tag: "holds",
        summary: "Place a hold",
        description: "D22-D36.",
        headers: ["session", "key"],
        answer: placedAnswer,
      },
      { body: PLACE_HOLD },
    ),
    handler: async (request, reply) => {
      await asPatronOnce(
        backend,
        request,
        reply,
        "real-password",
        request.body,
        ({ patron, kioskId }, write) => {
          const place = (trx: WritableDb) => placeHold(backend, trx, patron.id, request.body);
          const work = journaled(backend, kioskId, "place-hold", ({ hold }) => hold.id, place);
          return runOnce(backend, write, placedAnswer, work);
        },
      );
      if (reply.statusCode === 200) backend.metrics.holdPlaced();
      return reply;
    },
  });
  app.route({
    ...routeOf(
      "changeHold",
      {
        tag: "holds",
        summary: "Change pickup library and contact method",
        description: "D50, D51.",
        headers: ["session", "key"],
        answer: holdAnswer,
      },
      { params: ID_PARAMS, body: CHANGE_HOLD },
    ),
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", request.body, ({ patron, kioskId }, write) => {
        const { id } = request.params;
        const change = (trx: WritableDb) => changeHold(backend, trx, patron.id, id, request.body);
        const work = journaled(backend, kioskId, "change-hold", (hold) => hold.id, change);
        return runOnce(backend, write, holdAnswer, work);
      }),
  });
  app.route({
    ...routeOf(
      "cancelHold",
      {
        tag: "holds",
        summary: "Cancel a hold",
        description: "D52, D53.",
        headers: ["session", "key"],
        answer: holdAnswer,
      },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron, kioskId }, write) => {
        const cancel = (trx: WritableDb) => cancelHold(backend, trx, patron.id, request.params.id);
        const work = journaled(backend, kioskId, "cancel-hold", (hold) => hold.id, cancel);
        return runOnce(backend, write, holdAnswer, work);
      }),
  });
}
