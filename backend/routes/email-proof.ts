import { patronAnswer } from "#contract/rest/answers.schema.ts";
import { ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { confirmEmail } from "../deeds/email-proof.ts";
import { once } from "../deeds/once.ts";
import { routeOf } from "./describe.ts";
import { CONFIRM_EMAIL } from "./schemas.ts";
import { type App, asPatronOnce } from "./web.ts";

/** Rule 41: the patron proves with the code of the confirmation mail that the address is theirs. */
export function emailProofRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      ROUTES.confirmEmail,
      {
        tag: "patron",
        summary: "Prove the e-mail address",
        description: "Rule 41: the six digits of the newest confirmation mail; 24 hours, five tries.",
        headers: ["session", "key"],
        answer: patronAnswer,
        refusals: ["email-code-wrong", "email-code-over", "no-email"],
      },
      { body: CONFIRM_EMAIL },
    ),
    handler: (request, reply) =>
      // The key does not stand for the code: a fast hash of six digits would tell them.
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, deed) =>
        once(backend, deed, patronAnswer, (trx) => confirmEmail(backend, trx, patron.id, request.body.code)),
      ),
  });
}
