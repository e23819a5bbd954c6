import { operationAnswer, overviewAnswer, patronAnswer } from "#contract/rest/answers.schema.ts";
import { KEY_HOURS } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { changePassword } from "../services/change-password.ts";
import { deleteEmail, setEmail } from "../services/email.ts";
import { operationOf, runOnce } from "../services/idempotency.ts";
import { overviewOf } from "../services/patron-view.ts";
import { routeOf } from "./api-description.ts";
import { CHANGE_PASSWORD, KEY_PARAMS, NO_BODY, SET_EMAIL } from "./schemas.ts";
import { type App, asPatron, asPatronOnce, screenLanguage, sendOperation, sendValue } from "./web.ts";

/** The patron: overview, password (D8-D12), address (D41-D47), and outcomes of writes. */
export function patronRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "overview",
      { tag: "patron", summary: "What the home screen shows", headers: ["session"], answer: overviewAnswer },
      {},
    ),
    handler: (request, reply) =>
      asPatron(backend, request, reply, "any-password", async ({ patron }) =>
        sendValue(reply, overviewAnswer, await overviewOf(backend, backend.db, patron)),
      ),
  });
  app.route({
    ...routeOf(
      "changePassword",
      {
        tag: "patron",
        summary: "Change the password",
        description: "D8-D12; valid at once. Wrong current passwords count like wrong passwords at sign-in.",
        headers: ["session", "key"],
        answer: overviewAnswer,
      },
      { body: CHANGE_PASSWORD },
    ),
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "any-password", null, (who, write) =>
        changePassword(backend, who, write, request.body, overviewAnswer),
      ),
  });
  app.route({
    ...routeOf(
      "setEmail",
      {
        tag: "patron",
        summary: "Register or change the email address",
        description: "D41-D47.",
        headers: ["session", "key", "language"],
        answer: patronAnswer,
      },
      { body: SET_EMAIL },
    ),
    handler: async (request, reply) => {
      await asPatronOnce(backend, request, reply, "real-password", request.body, ({ patron }, write) =>
        runOnce(backend, write, patronAnswer, (trx) =>
          setEmail(backend, trx, patron.id, request.body.address, screenLanguage(request)),
        ),
      );
      backend.mailWorker.wake();
      return reply;
    },
  });
  app.route({
    ...routeOf(
      "deleteEmail",
      {
        tag: "patron",
        summary: "Delete the email address",
        description: "D47.",
        headers: ["session", "key"],
        answer: patronAnswer,
      },
      { body: NO_BODY },
    ),
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, write) =>
        runOnce(backend, write, patronAnswer, (trx) => deleteEmail(backend, trx, patron.id)),
      ),
  });
  app.route({
    ...routeOf(
      "operation",
      {
        tag: "patron",
        summary: "The outcome of a write whose answer was lost",
        description: `404 \`not-done\`: this patron never used the key, which is void from now on. Kept for ${KEY_HOURS} hours.`,
        headers: ["session"],
        answer: operationAnswer,
      },
      { params: KEY_PARAMS },
    ),
    handler: (request, reply) =>
      // Also with a temporary password, because it may still be the current one after a lost answer to a password change.
      asPatron(backend, request, reply, "any-session", async ({ patron }) => {
        const operation = await operationOf(backend, { patronId: patron.id }, request.params.key);
        return sendOperation(reply, operation);
      }),
  });
}
