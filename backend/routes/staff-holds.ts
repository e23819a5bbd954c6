import type { Backend } from "../backend.ts";
import { approveAll, approveHold, cancelAtCounter, listHolds, pickList } from "../services/staff/holds.ts";
import { clearList, courierList } from "../services/staff/moves.ts";
import { ID_PARAMS, NO_BODY } from "./schemas.ts";
import { LIBRARY, LIST_HOLDS } from "./staff-schemas.ts";
import { handleRead, handleWrite, staffRoute } from "./staff-web.ts";
import type { App } from "./web.ts";

/** D36-D40, D51, D52: holds as staff handle them. */
export function staffHoldRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(
      backend,
      "listHolds",
      { summary: "Holds by pickup library and state", refusals: ["unknown-library"] },
      { body: LIST_HOLDS },
    ),
    handler: (request, reply) => handleRead(backend, reply, "listHolds", (db) => listHolds(db, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "approveHold",
      {
        summary: "Approve a hold",
        description: "D36.",
        refusals: ["hold-not-found", "hold-approved", "hold-over"],
      },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "approveHold", (unit) => approveHold(unit, request.params.id)),
  });
  app.route({
    ...staffRoute(
      backend,
      "approveAll",
      {
        summary: "Approve all holds of a pickup library",
        description: "D36; at most 500 per request, so repeat until none is left.",
        refusals: ["unknown-library"],
      },
      { body: LIBRARY },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "approveAll", (unit) => approveAll(unit, request.body.library)),
  });
  app.route({
    ...staffRoute(
      backend,
      "cancelHoldForPatron",
      {
        summary: "Cancel a hold at the counter",
        description: "D51, D52: also one that is in transit or ready; its copy passes to the next.",
        refusals: ["hold-not-found", "hold-over"],
      },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "cancelHoldForPatron", (unit) =>
        cancelAtCounter(unit, request.params.id),
      ),
  });
  app.route({
    ...staffRoute(
      backend,
      "pickList",
      {
        summary: "The pick list: copies on the shelf and their holds",
        description: "D37; in the order of the shelves.",
        refusals: ["unknown-library"],
      },
      { body: LIBRARY },
    ),
    handler: (request, reply) =>
      handleRead(backend, reply, "pickList", (db) => pickList(db, request.body.library)),
  });
  app.route({
    ...staffRoute(
      backend,
      "courierList",
      { summary: "What the courier should bring", description: "D39.", refusals: ["unknown-library"] },
      { body: LIBRARY },
    ),
    handler: (request, reply) =>
      handleRead(backend, reply, "courierList", (db) => courierList(backend, db, request.body.library)),
  });
  app.route({
    ...staffRoute(
      backend,
      "clearList",
      { summary: "What has to leave the hold shelf", refusals: ["unknown-library"] },
      { body: LIBRARY },
    ),
    handler: (request, reply) =>
      handleRead(backend, reply, "clearList", (db) => clearList(db, request.body.library)),
  });
}
