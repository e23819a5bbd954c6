import { loanAnswer, loansAnswer } from "#contract/rest/answers.schema.ts";
import { ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { loanList, renew } from "../deeds/loans.ts";
import { once } from "../deeds/once.ts";
import { ID_PARAMS, NO_BODY } from "./schemas.ts";
import { type App, asPatron, asPatronOnce, sendValue } from "./web.ts";

/** Rules 48, 49 and 1.7: the patron's loans and their renewal. */
export function loanRoutes(app: App, backend: Backend): void {
  app.route({
    method: ROUTES.loans.method,
    url: ROUTES.loans.path,
    handler: (request, reply) =>
      asPatron(backend, request, reply, "real-password", async ({ patron }) =>
        sendValue(reply, loansAnswer, await loanList(backend, backend.db, patron.id)),
      ),
  });
  app.route({
    method: ROUTES.renew.method,
    url: ROUTES.renew.path,
    schema: { params: ID_PARAMS, body: NO_BODY },
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, deed) =>
        once(backend, deed, loanAnswer, (trx) => renew(backend, trx, patron.id, request.params.id)),
      ),
  });
}
