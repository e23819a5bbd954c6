import { patronAnswer } from "#contract/rest/answers.schema.ts";
import type { Backend } from "../backend.ts";
import { PROOF_DAYS } from "../rules/email.ts";
import { confirmEmail, resendConfirmation } from "../services/email-proof.ts";
import { runOnce } from "../services/idempotency.ts";
import { routeOf } from "./api-description.ts";
import { CONFIRM_EMAIL, NO_BODY } from "./schemas.ts";
import { type App, asPatronOnce, screenLanguage } from "./web.ts";

/** D41: confirms an address with the code of the confirmation mail, or sends the mail again. */
export function emailProofRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "confirmEmail",
      {
        tag: "patron",
        summary: "Confirm the email address",
        description: `D41: the six digits of the newest confirmation mail; ${PROOF_DAYS} days, five attempts.`,
        headers: ["session", "key"],
        answer: patronAnswer,
      },
      { body: CONFIRM_EMAIL },
    ),
    handler: (request, reply) =>
      // The fingerprint does not include the code: a fast hash of six digits would reveal it.
      asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, write) =>
        runOnce(backend, write, patronAnswer, (trx) =>
          confirmEmail(backend, trx, patron.id, request.body.code),
        ),
      ),
  });
  app.route({
    ...routeOf(
      "resendEmailCode",
      {
        tag: "patron",
        summary: "Send the confirmation mail again",
        description:
          "D41: with a new code; the previous one is void. Nothing is sent to a confirmed address.",
        headers: ["session", "key", "language"],
        answer: patronAnswer,
      },
      { body: NO_BODY },
    ),
    handler: async (request, reply) => {
      await asPatronOnce(backend, request, reply, "real-password", null, ({ patron }, write) =>
        runOnce(backend, write, patronAnswer, (trx) =>
          resendConfirmation(backend, trx, patron.id, screenLanguage(request)),
        ),
      );
      backend.mailWorker.wake();
      return reply;
    },
  });
}
