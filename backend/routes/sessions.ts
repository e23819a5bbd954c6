import { HEADERS } from "#contract/rest/routes.ts";
import { signedInAnswer, signedInByCardAnswer } from "#contract/rest/sign-in.schema.ts";
import type { Backend } from "../backend.ts";
import { signIn, signInByCard, signOut } from "../services/sign-in.ts";
import { routeOf } from "./api-description.ts";
import { NO_BODY, NOTHING, SIGN_IN, SIGN_IN_BY_CARD } from "./schemas.ts";
import { type App, header, kioskOf, sendResult, sendValue } from "./web.ts";

/** D5-D8, D17: the beginning and the end of a session. */
export function sessionRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "signIn",
      {
        tag: "patron",
        summary: "Sign in with card number and password",
        description: "D5-D8, D16, D17, D64. The session is only valid at the requesting kiosk.",
        answer: signedInAnswer,
      },
      { body: SIGN_IN },
    ),
    handler: async (request, reply) => {
      const result = await signIn(backend, kioskOf(request).id, request.body);
      backend.metrics.signIn(result.ok ? "ok" : result.refusal.name);
      return sendResult(reply, signedInAnswer, result);
    },
  });
  app.route({
    ...routeOf(
      "signInByCard",
      {
        tag: "patron",
        summary: "Sign in with the card alone, to borrow",
        description:
          "D87; setting `terminals.cardAlone`. The session can only lend copies (`checkOut`) and look up their outcome.",
        answer: signedInByCardAnswer,
      },
      { body: SIGN_IN_BY_CARD },
    ),
    handler: async (request, reply) => {
      const result = await signInByCard(backend, kioskOf(request).id, request.body);
      backend.metrics.signIn(result.ok ? "ok" : result.refusal.name);
      return sendResult(reply, signedInByCardAnswer, result);
    },
  });
  app.route({
    ...routeOf(
      "signOut",
      {
        tag: "patron",
        summary: "End the session",
        description: "An unknown session counts as ended, and the header may be missing.",
        answer: NOTHING,
      },
      { body: NO_BODY },
    ),
    handler: async (request, reply) => {
      await signOut(backend, header(request, HEADERS.session));
      return sendValue(reply, NOTHING, {});
    },
  });
}
