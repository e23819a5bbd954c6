import { randomUUID } from "node:crypto";
import { refusalAnswer } from "#contract/rest/answers.schema.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import { STAFF_ANSWERS, staffRefusalAnswer } from "#contract/rest/staff-answers.schema.ts";
import type { StaffCalls } from "#contract/rest/staff-bodies.ts";
import type { StaffRefusalBody } from "#contract/rest/staff-refusals.ts";
import { STAFF_ROUTES, type StaffRoute, type StaffRouteName } from "#contract/rest/staff-routes.ts";
import { CommandEnd, EXIT } from "./exit.ts";

/** Time limit for one answer. */
const ANSWER_MS = 30_000;
/** A write whose answer was lost is repeated under the same key, so it is done only once. */
const TRIES = 3;

/** A refusal of the backend. */
export class RefusedByBackend extends Error {
  override readonly name = "RefusedByBackend";
  readonly body: StaffRefusalBody;
  constructor(body: StaffRefusalBody) {
    super(body.code);
    this.body = body;
  }
}

/** One request: its verb, the `:id` of its route, its body. */
export interface Question<N extends StaffRouteName> {
  readonly id?: string;
  readonly body: StaffCalls[N]["body"];
}

/** HTTP client of the staff routes of a running backend. */
export class ApiClient {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url.replace(/\/+$/u, "");
    this.#token = token;
  }

  /**
   * Sends a request and returns its answer. Throws `RefusedByBackend` for a refusal and `CommandEnd` when the backend cannot be
   * reached or answers in an unknown format.
   */
  async ask<N extends StaffRouteName>(name: N, question: Question<N>): Promise<StaffCalls[N]["answer"]> {
    const route: StaffRoute = STAFF_ROUTES[name];
    const key = randomUUID();
    const response = await this.#send(route, question, key);
    const body = await bodyOf(response);
    if (response.status !== 200) throw refusalOf(body, response.status);
    const answer = STAFF_ANSWERS[name].safeParse(body);
    if (!answer.success) throw strange(`its answer to "${name}" is not what this version expects`);
    return answer.data;
  }

  async #send(
    route: StaffRoute,
    { id, body }: { readonly id?: string; readonly body: unknown },
    key: string,
  ) {
    const path = route.path.replace(/:\w+/u, encodeURIComponent(id ?? ""));
    const request = {
      method: route.method,
      headers: {
        [HEADERS.kiosk]: `Bearer ${this.#token}`,
        ...(route.write ? { [HEADERS.key]: key } : {}),
        ...(body === null ? {} : { "content-type": "application/json" }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    };
    let mayBeDone = false;
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        return await fetch(this.#url + path, { ...request, signal: AbortSignal.timeout(ANSWER_MS) });
      } catch (error) {
        mayBeDone ||= route.write && !NEVER_SENT.has(codeOf(error));
        if (left === 0) throw unreachable(this.#url, mayBeDone, error);
      }
    }
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw strange(`it answered ${response.status} without JSON; is this address the backend's?`);
  }
}

function refusalOf(body: unknown, status: number): Error {
  const staff = staffRefusalAnswer.safeParse(body);
  if (staff.success) return new RefusedByBackend(staff.data);
  const general = refusalAnswer.safeParse(body);
  if (general.success) return new RefusedByBackend(general.data);
  return strange(`it answered ${status} in a form that this version does not know`);
}

function strange(what: string): CommandEnd {
  return new CommandEnd(EXIT.unreachable, `Unexpected answer from the backend: ${what}.`);
}

/** Error codes of a refused connection: nothing was sent. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

/** `mayBeDone`: a write that may have arrived although its answer did not. */
function unreachable(url: string, mayBeDone: boolean, error: unknown): CommandEnd {
  const cause = causeOf(error);
  const why = cause instanceof Error ? cause.message || codeOf(error) : String(cause);
  const doubt = mayBeDone ? " It may have been done: check before you repeat it." : "";
  return new CommandEnd(EXIT.unreachable, `The backend at ${url} cannot be reached (${why}).${doubt}`);
}
