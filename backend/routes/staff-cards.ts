import type { FastifyReply, FastifyRequest } from "fastify";
import type { IssuedCard } from "#contract/domain/staff.ts";
import type { Backend } from "../backend.ts";
import { recordedAnswer } from "../services/idempotency.ts";
import { hashPassword } from "../services/password-hash.ts";
import { STAFF_LINE } from "../services/password-queue.ts";
import {
  changePatron,
  findPatron,
  issueCard,
  newTemporaryPassword,
  renewTemporaryPassword,
  unlockCard,
} from "../services/staff/cards.ts";
import type { StaffResult } from "../services/staff/staff-result.ts";
import type { UnitOfWork } from "../services/staff/unit-of-work.ts";
import { CARD, CHANGE_PATRON, ISSUE_CARD } from "./staff-schemas.ts";
import { handleRead, handleSecretWrite, handleWrite, keyedWriteOf, staffRoute } from "./staff-web.ts";
import { type App, send, sendRefusal } from "./web.ts";

const CARD_REFUSALS = ["card-number-format", "foreign-card", "card-unknown"] as const;

/** D7, D14, D27, D64, D65: cards, their passwords and what is registered of a patron. */
export function staffCardRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(
      backend,
      "findPatron",
      { summary: "Look up a card", description: "With its loans and live holds.", refusals: CARD_REFUSALS },
      { body: CARD },
    ),
    handler: (request, reply) =>
      handleRead(backend, reply, "findPatron", (db) => findPatron(backend, db, request.body.card)),
  });
  app.route({
    ...staffRoute(
      backend,
      "issueCard",
      {
        summary: "Issue a card",
        description: "D7. The temporary password is shown once.",
        refusals: ["card-number-format", "foreign-card", "card-taken", "expiry-past"],
      },
      { body: ISSUE_CARD },
    ),
    handler: (request, reply) =>
      handlePasswordWrite(backend, request, reply, "issueCard", (unit, hash) =>
        issueCard(unit, request.body, hash),
      ),
  });
  app.route({
    ...staffRoute(
      backend,
      "temporaryPassword",
      {
        summary: "Issue a new temporary password",
        description: "D7, D14. Shown once; ends the sessions of the patron and unlocks the card.",
        refusals: CARD_REFUSALS,
      },
      { body: CARD },
    ),
    handler: (request, reply) =>
      handlePasswordWrite(backend, request, reply, "temporaryPassword", (unit, hash) =>
        renewTemporaryPassword(unit, request.body.card, hash),
      ),
  });
  app.route({
    ...staffRoute(
      backend,
      "changePatron",
      {
        summary: "Change a patron's registration",
        description: "Hearing-impaired (D27), last day of the card (D65). Absent fields stay unchanged.",
        refusals: CARD_REFUSALS,
      },
      { body: CHANGE_PATRON },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "changePatron", (unit) => changePatron(unit, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "unlockCard",
      {
        summary: "Unlock a card locked by wrong passwords",
        description: "D64.",
        refusals: [...CARD_REFUSALS, "card-not-locked"],
      },
      { body: CARD },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "unlockCard", (unit) => unlockCard(unit, request.body.card)),
  });
}

/**
 * A write with a new temporary password, which is returned once. The hash is computed in the password queue, in the line of
 * staff, and not if the write was already done. Refusal: `too-many-requests` when the wait would be too long.
 */
async function handlePasswordWrite(
  backend: Backend,
  request: FastifyRequest,
  reply: FastifyReply,
  name: "issueCard" | "temporaryPassword",
  work: (unit: UnitOfWork, hash: string) => Promise<StaffResult<IssuedCard>>,
): Promise<FastifyReply> {
  const write = keyedWriteOf(request);
  if (write === null) return sendRefusal(reply, "bad-request");
  const before = await recordedAnswer(backend.db, write);
  if (before !== null) return send(reply, before);
  const temporaryPassword = newTemporaryPassword(backend.settings.passwords);
  // A duplicate that waited finds the write done and needs no hash.
  const hashed = await backend.passwords.run(STAFF_LINE, async () =>
    (await recordedAnswer(backend.db, write)) === null ? hashPassword(temporaryPassword) : "",
  );
  if (!hashed.ok) return sendRefusal(reply, hashed.refusal);
  return handleSecretWrite(
    backend,
    request,
    reply,
    name,
    (unit) => work(unit, hashed.value),
    (answer) => ({ ...answer, temporaryPassword }),
  );
}
