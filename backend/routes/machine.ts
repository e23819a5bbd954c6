import { infoAnswer } from "#contract/rest/answers.schema.ts";
import { ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { infoOf } from "../deeds/patron-view.ts";
import { isReadable } from "../store/database.ts";
import { NOTHING } from "./schemas.ts";
import { type App, sendRefusal, sendValue } from "./web.ts";

/** `GET /v1/health` (no token needed; refusal `out-of-order`) and `GET /v1/info`. */
export function machineRoutes(app: App, backend: Backend): void {
  app.route({
    method: ROUTES.health.method,
    url: ROUTES.health.path,
    handler: async (_request, reply) =>
      (await isReadable(backend.db)) ? sendValue(reply, NOTHING, {}) : sendRefusal(reply, "out-of-order"),
  });
  app.route({
    method: ROUTES.info.method,
    url: ROUTES.info.path,
    handler: async (_request, reply) => sendValue(reply, infoAnswer, await infoOf(backend)),
  });
}
