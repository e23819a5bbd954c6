import { holdAnswer, holdsAnswer, placedAnswer } from "#contract/rest/answers.schema.ts";
import { ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { cancelHold, changeHold, holdList, placeHold } from "../deeds/holds.ts";
import { once } from "../deeds/once.ts";
import { CHANGE_HOLD, ID_PARAMS, NO_BODY, PLACE_HOLD } from "./schemas.ts";
import { type App, asPatron, asPatronOnce, sendValue } from "./web.ts";

/** Rules 22-54: the patron's holds. */
export function holdRoutes(app: App, backend: Backend): void {
  app.route({
    method: ROUTES.holds.method,
    url: ROUTES.holds.path,
    handler: (request, reply) =>
      asPatron(backend, request, reply, "real-password", async ({ patron }) =>
        sendValue(reply, holdsAnswer, await holdList(backend, backend.db, patron.id)),
      ),
  });
  app.route({
    method: ROUTES.placeHold.method,
    url: ROUTES.placeHold.path,
    schema: { body: PLACE_HOLD },
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", request.body, ({ patron }, deed) =>
        once(backend, deed, placedAnswer, (trx) => placeHold(backend, trx, patron.id, request.body)),
      ),
  });
  app.route({
    method: ROUTES.changeHold.method,
    url: ROUTES.changeHold.path,
    schema: { params: ID_PARAMS, body: CHANGE_HOLD },
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", request.body, ({ patron }, deed) =>
        once(backend, deed, holdAnswer, (trx) => changeHold(trx, patron.id, request.params.id, request.body)),
      ),
  });
  app.route({
    method: ROUTES.cancelHold.method,
    url: ROUTES.cancelHold.path,
    schema: { params: ID_PARAMS, body: NO_BODY },
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, deed) =>
        once(backend, deed, holdAnswer, (trx) => cancelHold(backend, trx, patron.id, request.params.id)),
      ),
  });
}
