import type { Backend } from "../backend.ts";
import { hashPassword } from "../deeds/password-hash.ts";
import {
  changePatron,
  findPatron,
  issueCard,
  newTemporaryPassword,
  renewTemporaryPassword,
  unlockCard,
} from "../deeds/staff/cards.ts";
import { CARD, CHANGE_PATRON, ISSUE_CARD } from "./staff-schemas.ts";
import { act, actAndTell, staffRoute, tell } from "./staff-web.ts";
import type { App } from "./web.ts";

const CARD_REFUSALS = ["card-number-format", "foreign-card", "card-unknown"] as const;

/** Rules 7, 14, 27 and 1.7: cards, their passwords and what is registered of a patron. */
export function staffCardRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(
      backend,
      "findPatron",
      { summary: "Look up a card", description: "With its loans and live holds.", refusals: CARD_REFUSALS },
      { body: CARD },
    ),
    handler: (request, reply) =>
      tell(backend, reply, "findPatron", (db) => findPatron(backend, db, request.body.card)),
  });
  app.route({
    ...staffRoute(
      backend,
      "issueCard",
      {
        summary: "Issue a card",
        description: "Rule 7. The temporary password is shown once.",
        refusals: ["card-number-format", "foreign-card", "card-taken"],
      },
      { body: ISSUE_CARD },
    ),
    handler: async (request, reply) => {
      const temporaryPassword = newTemporaryPassword(backend.settings.passwords);
      const hash = await hashPassword(temporaryPassword);
      return actAndTell(
        backend,
        request,
        reply,
        "issueCard",
        (desk) => issueCard(desk, request.body, hash),
        (answer) => ({ ...answer, temporaryPassword }),
      );
    },
  });
  app.route({
    ...staffRoute(
      backend,
      "temporaryPassword",
      {
        summary: "Issue a new temporary password",
        description: "Rules 7, 14. Shown once; ends the sessions of the patron and opens a locked card.",
        refusals: CARD_REFUSALS,
      },
      { body: CARD },
    ),
    handler: async (request, reply) => {
      const temporaryPassword = newTemporaryPassword(backend.settings.passwords);
      const hash = await hashPassword(temporaryPassword);
      return actAndTell(
        backend,
        request,
        reply,
        "temporaryPassword",
        (desk) => renewTemporaryPassword(desk, request.body.card, hash),
        (answer) => ({ ...answer, temporaryPassword }),
      );
    },
  });
  app.route({
    ...staffRoute(
      backend,
      "changePatron",
      {
        summary: "Change what is registered of a patron",
        description: "Hearing-impaired (rule 27), last day of the card (1.7). What is left out stays.",
        refusals: CARD_REFUSALS,
      },
      { body: CHANGE_PATRON },
    ),
    handler: (request, reply) =>
      act(backend, request, reply, "changePatron", (desk) => changePatron(desk, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "unlockCard",
      {
        summary: "Open a card that wrong passwords locked",
        description: "1.7.",
        refusals: [...CARD_REFUSALS, "card-not-locked"],
      },
      { body: CARD },
    ),
    handler: (request, reply) =>
      act(backend, request, reply, "unlockCard", (desk) => unlockCard(desk, request.body.card)),
  });
}
