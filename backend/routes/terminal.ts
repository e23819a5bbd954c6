import type { z } from "zod";
import { checkedInAnswer, checkedOutAnswer, operationAnswer } from "#contract/rest/answers.schema.ts";
import { KEY_HOURS } from "#contract/rest/routes.ts";
import type { Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import type { Answer } from "../http-answer.ts";
import { type KeyedWrite, operationOf, runOnce } from "../services/idempotency.ts";
import { UnitOfWork } from "../services/staff/unit-of-work.ts";
import { checkIn, checkOut } from "../services/terminal.ts";
import type { WritableDb } from "../store/schema.ts";
import { routeOf } from "./api-description.ts";
import { CHECK_IN, CHECK_OUT, KEY_PARAMS } from "./schemas.ts";
import { type App, asKioskOnce, asPatronOnce, fromLibrary, kioskOf, sendOperation } from "./web.ts";

/** Runs a write once and counts its outcome; an answer that is repeated under its key is not counted again. */
async function runCounted<T>(
  backend: Backend,
  kind: "loan" | "return",
  write: KeyedWrite,
  schema: z.ZodType<T>,
  work: (trx: WritableDb) => Promise<Result<T>>,
): Promise<Answer> {
  let outcome = "";
  const answer = await runOnce(backend, write, schema, async (trx) => {
    const result = await work(trx);
    outcome = result.ok ? "ok" : result.refusal.name;
    return result;
  });
  if (outcome !== "") backend.metrics.terminalWrite(kind, outcome);
  return answer;
}

/** D84-D86: copies that a terminal lends and takes back. */
export function terminalRoutes(app: App, backend: Backend): void {
  const unitOf = (trx: WritableDb, kioskId: number): UnitOfWork =>
    new UnitOfWork(backend, trx, { kind: "kiosk", id: kioskId });
  app.route({
    ...routeOf(
      "checkOut",
      {
        tag: "loans",
        summary: "Lend a copy to the patron",
        description:
          "D84, D85; setting `terminals.lend`. A copy that the patron has already is renewed only with `renew`.",
        headers: ["session", "key", "library"],
        answer: checkedOutAnswer,
      },
      { body: CHECK_OUT },
    ),
    handler: (request, reply) =>
      fromLibrary(backend, request, reply, (library) =>
        asPatronOnce(backend, request, reply, "borrowing", request.body, (who, write) =>
          runCounted(backend, "loan", write, checkedOutAnswer, (trx) =>
            checkOut(unitOf(trx, who.kioskId), who, library, request.body),
          ),
        ),
      ),
  });
  app.route({
    ...routeOf(
      "checkIn",
      {
        tag: "loans",
        summary: "Take a copy back",
        description:
          "D86; setting `terminals.takeBack`. Needs no session, and tells nothing of the borrower. With `loan` only while the copy is on that loan.",
        headers: ["key", "library"],
        answer: checkedInAnswer,
      },
      { body: CHECK_IN },
    ),
    handler: (request, reply) =>
      fromLibrary(backend, request, reply, (library) =>
        asKioskOnce(request, reply, request.body, (write) =>
          runCounted(backend, "return", write, checkedInAnswer, (trx) =>
            checkIn(unitOf(trx, write.kioskId), library, request.body),
          ),
        ),
      ),
  });
  app.route({
    ...routeOf(
      "kioskOperation",
      {
        tag: "loans",
        summary: "The outcome of a return whose answer was lost",
        description: `404 \`not-done\`: this kiosk never used the key, which is void from now on. Kept for ${KEY_HOURS} hours.`,
        answer: operationAnswer,
      },
      { params: KEY_PARAMS },
    ),
    handler: async (request, reply) => {
      const owner = { kioskId: kioskOf(request).id };
      return sendOperation(reply, await operationOf(backend, owner, request.params.key));
    },
  });
}
