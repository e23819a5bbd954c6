import type { FastifyReply } from "fastify";
import { refusal } from "#contract/refusals.ts";
import { operationAnswer, overviewAnswer, patronAnswer } from "#contract/rest/answers.schema.ts";
import { ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { changePassword } from "../deeds/change-password.ts";
import { deleteEmail, setEmail } from "../deeds/email.ts";
import { once, operationOf, refusalBody } from "../deeds/once.ts";
import { overviewOf } from "../deeds/patron-view.ts";
import { CHANGE_PASSWORD, KEY_PARAMS, NO_BODY, SET_EMAIL } from "./schemas.ts";
import { type App, asPatron, asPatronOnce, sendValue } from "./web.ts";

/** The patron themselves: overview, password (rules 8-12), address (rules 41-47), and what became of a write. */
export function patronRoutes(app: App, backend: Backend): void {
  app.route({
    method: ROUTES.overview.method,
    url: ROUTES.overview.path,
    handler: (request, reply) =>
      asPatron(backend, request, reply, "any-password", async ({ patron }) =>
        sendValue(reply, overviewAnswer, await overviewOf(backend, backend.db, patron)),
      ),
  });
  app.route({
    method: ROUTES.changePassword.method,
    url: ROUTES.changePassword.path,
    schema: { body: CHANGE_PASSWORD },
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "any-password", null, (who, deed) =>
        changePassword(backend, who, deed, request.body, overviewAnswer),
      ),
  });
  app.route({
    method: ROUTES.setEmail.method,
    url: ROUTES.setEmail.path,
    schema: { body: SET_EMAIL },
    handler: async (request, reply) => {
      await asPatronOnce(backend, request, reply, "real-password", request.body, ({ patron }, deed) =>
        once(backend, deed, patronAnswer, (trx) => setEmail(backend, trx, patron.id, request.body.address)),
      );
      backend.postman.call();
      return reply;
    },
  });
  app.route({
    method: ROUTES.deleteEmail.method,
    url: ROUTES.deleteEmail.path,
    schema: { body: NO_BODY },
    handler: (request, reply) =>
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, deed) =>
        once(backend, deed, patronAnswer, (trx) => deleteEmail(trx, patron.id)),
      ),
  });
  app.route({
    method: ROUTES.operation.method,
    url: ROUTES.operation.path,
    schema: { params: KEY_PARAMS },
    handler: (request, reply) =>
      // A lost answer to a password change is looked up with a password that may still be the temporary one.
      asPatron(backend, request, reply, "any-password", async ({ patron }) => {
        const operation = await operationOf(backend, patron.id, request.params.key);
        return operation === null ? sendNotDone(reply) : sendValue(reply, operationAnswer, operation);
      }),
  });
}

function sendNotDone(reply: FastifyReply): FastifyReply {
  // The contract of this route says 404; 503, the catalogue's status, would look like a backend in trouble.
  return reply.code(404).send(refusalBody(refusal("not-done")));
}
