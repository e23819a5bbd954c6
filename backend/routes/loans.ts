import { loanAnswer, loansAnswer } from "#contract/rest/answers.schema.ts";
import type { Backend } from "../backend.ts";
import { runOnce } from "../services/idempotency.ts";
import { loanList, renew } from "../services/loans.ts";
import { routeOf } from "./api-description.ts";
import { ID_PARAMS, NO_BODY } from "./schemas.ts";
import { type App, asPatron, asPatronOnce, sendValue } from "./web.ts";

/** D48, D49, D58: the patron's loans and their renewal. */
export function loanRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "loans",
      {
        tag: "loans",
        summary: "The patron's loans, and whether each may be renewed",
        headers: ["session"],
        answer: loansAnswer,
      },
      {},
    ),
    handler: (request, reply) =>
      asPatron(backend, request, reply, "real-password", async ({ patron }) =>
        sendValue(reply, loansAnswer, await loanList(backend, backend.db, patron.id)),
      ),
  });
  app.route({
    ...routeOf(
      "renew",
      {
        tag: "loans",
        summary: "Renew a loan",
        description: "D48, D49, D58.",
        headers: ["session", "key"],
        answer: loanAnswer,
      },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, write) =>
        runOnce(backend, write, loanAnswer, (trx) => renew(backend, trx, patron.id, request.params.id)),
      ),
  });
}
