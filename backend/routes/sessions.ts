import { signedInAnswer } from "#contract/rest/answers.schema.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { signIn, signOut } from "../deeds/sign-in.ts";
import { NO_BODY, NOTHING, SIGN_IN } from "./schemas.ts";
import { type App, header, sendResult, sendValue } from "./web.ts";

/** Rules 5-8, 17: the beginning and the end of a session. */
export function sessionRoutes(app: App, backend: Backend): void {
  app.route({
    method: ROUTES.signIn.method,
    url: ROUTES.signIn.path,
    schema: { body: SIGN_IN },
    handler: async (request, reply) => sendResult(reply, signedInAnswer, await signIn(backend, request.body)),
  });
  app.route({
    method: ROUTES.signOut.method,
    url: ROUTES.signOut.path,
    schema: { body: NO_BODY },
    handler: async (request, reply) => {
      await signOut(backend, header(request, HEADERS.session));
      return sendValue(reply, NOTHING, {});
    },
  });
}
