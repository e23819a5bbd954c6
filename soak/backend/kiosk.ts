import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { between, type Random } from "#backend/demo/random.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import { HEADERS, type RouteName } from "#contract/rest/routes.ts";
import { type Answer, refusalIn, type Sent } from "#test/support/http/keep-alive-client.ts";
import { checkList, HOLD_LIST, isLive, LOAN_LIST, type SeenHold, type Verb, type Write } from "./ledger.ts";
import { askOnce, askUntil, GIVE_UP_MS, oneOf, type Stage } from "./stage.ts";
import { LIBRARIES, PASSWORD, type SoakPatron } from "./world.ts";

/** Acts of a visit. A password costs as much work as many acts. */
const LEAST_ACTS = 60;
const MOST_ACTS = 240;
/** The kiosks start within this many milliseconds times their number. */
const BEGIN_WITHIN_MS = 60;
/** Shares of acts that are sent twice at once, sent again after their answer, and looked up after it. */
const DOUBLED = 0.08;
const REPEATED = 0.05;
const LOOKED_UP = 0.05;
const METHODS: readonly ContactMethod[] = ["none", "phone", "fax"];

const SIGNED_IN = z.object({ session: z.string() });
const OPERATION = z.object({ status: z.int(), body: z.unknown() });

/** A simulated kiosk: visits by patrons that others serve at the same time. */
export class SimulatedKiosk {
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #headers: Readonly<Record<string, string>>;
  /** Loans the patron at this kiosk has. */
  #loans: readonly string[] = [];
  /** Holds this kiosk knows; another kiosk may have cancelled them meanwhile. */
  readonly #holds = new Map<string, SeenHold>();

  constructor(stage: Stage, random: Random, token: string) {
    this.#stage = stage;
    this.#random = random;
    this.#headers = { [HEADERS.kiosk]: `Bearer ${token}` };
  }

  #once(name: RouteName, sent: Sent): Promise<Answer | null> {
    return askOnce(this.#stage, this.#random, name, { ...sent, headers: this.#headers });
  }

  #until(name: RouteName, sent: Sent): Promise<Answer> {
    return askUntil(this.#stage, this.#random, name, { ...sent, headers: this.#headers });
  }

  /** Visits until the soak is over; one of so many kiosks. */
  async run(kiosks: number): Promise<void> {
    await pause(this.#random() * BEGIN_WITHIN_MS * kiosks);
    while (!this.#stage.over) await this.#visit(oneOf(this.#random, this.#stage.world.patrons));
  }

  async #visit(patron: SoakPatron): Promise<void> {
    const session = await this.#signIn(patron);
    if (session === null) return;
    this.#stage.counts.visits += 1;
    this.#holds.clear();
    await this.#look(session);
    const acts = between(this.#random, LEAST_ACTS, MOST_ACTS);
    for (let act = 0; act < acts && !this.#stage.over; act += 1) await this.#act(patron, session);
    await this.#until("signOut", { session });
  }

  async #signIn({ card }: SoakPatron): Promise<string | null> {
    const answer = await this.#until("signIn", {
      body: { cardNumber: card, password: PASSWORD },
    });
    if (answer.status === 200) return SIGNED_IN.parse(answer.body).session;
    this.#unexpected("signIn", answer);
    return null;
  }

  async #act(patron: SoakPatron, session: string): Promise<void> {
    const dice = this.#random();
    const live = [...this.#holds.values()].filter((hold) => isLive(hold.state));
    const base = { patronId: patron.id, id: "", title: "", pickup: "", contact: "none" as ContactMethod };
    const terms = { pickup: oneOf(this.#random, LIBRARIES), contact: oneOf(this.#random, METHODS) };
    if (dice < 0.12) return this.#look(session);
    if (dice < 0.5) return this.#write(session, "placeHold", { ...base, ...terms, title: this.#title() });
    if (dice < 0.65 && this.#loans.length > 0) {
      return this.#write(session, "renew", { ...base, id: oneOf(this.#random, this.#loans) });
    }
    if (live.length === 0) return;
    const { id } = oneOf(this.#random, live);
    if (dice < 0.8) return this.#write(session, "changeHold", { ...base, ...terms, id });
    return this.#write(session, "cancelHold", { ...base, id });
  }

  #title(): string {
    const { hot, quiet, lent } = this.#stage.world;
    const dice = this.#random();
    return oneOf(this.#random, dice < 0.7 ? hot : dice < 0.98 ? quiet : lent);
  }

  /** Reads holds and loans, and checks what no list may ever show. */
  async #look(session: string): Promise<void> {
    const { ledger } = this.#stage;
    const sent = performance.now();
    const holds = await this.#until("holds", { session });
    if (holds.status !== 200) return this.#unexpected("holds", holds);
    const list = HOLD_LIST.parse(holds.body);
    this.#holds.clear();
    for (const hold of list.holds) {
      this.#holds.set(hold.id, hold);
      ledger.saw(hold, sent);
    }
    checkList(ledger, list);
    const loans = await this.#until("loans", { session });
    if (loans.status !== 200) return this.#unexpected("loans", loans);
    this.#loans = LOAN_LIST.parse(loans.body).loans.map((loan) => loan.id);
  }

  async #write(
    session: string,
    verb: Verb,
    what: Pick<Write, "patronId" | "id" | "title" | "pickup" | "contact">,
  ): Promise<void> {
    const { ledger, counts } = this.#stage;
    const key = crypto.randomUUID();
    const sent: Sent = { session, key, ...idOf(what.id), ...bodyOf(verb, what) };
    const write = ledger.begin({ ...what, key, verb, sent: performance.now() });
    const twin = this.#random() < DOUBLED ? this.#once(verb, sent) : null;
    const answer = await this.#untilAnswered(write, verb, sent);
    if (answer === null) return;
    const other = await twin;
    if (other !== null) this.#sameAnswer(write, answer, other, "sent twice at once");
    const notDone = refusalIn(answer) === "not-done";
    if (answer.status >= 500 && !notDone) return this.#unexpected(verb, answer);
    ledger.acknowledge(write, answer.status, answer.body);
    if (answer.status === 200) this.#remember(verb, answer);
    else this.#refused(verb, answer);
    const dice = this.#random();
    if (dice < REPEATED) {
      counts.sentAgain += 1;
      this.#sameAnswer(write, answer, await this.#until(verb, sent), "sent again");
    } else if (dice < REPEATED + LOOKED_UP && !notDone) await this.#lookUp(write, sent, answer);
  }

  /**
   * The answer of a write, sent again under its key or looked up as often as it is lost. One that was looked up as not
   * done is sent once more all the same: it must be answered `not-done` and be nowhere in the data.
   */
  async #untilAnswered(write: Write, verb: Verb, sent: Sent): Promise<Answer | null> {
    const { counts, ledger } = this.#stage;
    for (const began = performance.now(); performance.now() - began < GIVE_UP_MS; ) {
      const answer = await this.#once(verb, sent);
      if (answer !== null) return answer;
      if (this.#random() < 0.5) {
        counts.sentAgain += 1;
        continue;
      }
      const known = await this.#operation(sent);
      if (known !== null) return known;
    }
    ledger.broken("unanswered", `write ${write.key} got no answer`);
    return null;
  }

  /** The recorded answer under a key; null when it was not done. */
  async #operation({ session = "", key = "" }: Sent): Promise<Answer | null> {
    this.#stage.counts.lookedUp += 1;
    const answer = await this.#until("operation", { session, id: key });
    if (answer.status === 200) return OPERATION.parse(answer.body) as Answer;
    if (refusalIn(answer) !== "not-done") this.#unexpected("operation", answer);
    return null;
  }

  async #lookUp(write: Write, sent: Sent, answer: Answer): Promise<void> {
    const known = await this.#operation(sent);
    if (known === null) {
      this.#stage.ledger.broken("operations", `acknowledged write ${write.key} is looked up as not done`);
    } else this.#sameAnswer(write, answer, known, "looked up");
  }

  #sameAnswer(write: Write, first: Answer, second: Answer, how: string): void {
    if (first.status === second.status && JSON.stringify(first.body) === JSON.stringify(second.body)) return;
    const statuses = `${first.status} ${refusalIn(first)}, ${second.status} ${refusalIn(second)}`;
    this.#stage.ledger.broken(
      "one-answer",
      `${write.verb} ${write.key}, ${how}, was answered differently: ${statuses}`,
    );
  }

  #remember(verb: Verb, answer: Answer): void {
    if (verb === "renew") return;
    const told = verb === "placeHold" ? (answer.body as { readonly hold: SeenHold }).hold : answer.body;
    const hold = told as SeenHold;
    this.#holds.set(hold.id, hold);
  }

  /** A refusal is an ordinary answer, but for those that mean a fault of kiosk or backend. */
  #refused(verb: Verb, answer: Answer): void {
    const name = refusalIn(answer);
    const { refused } = this.#stage.counts;
    refused.set(name, (refused.get(name) ?? 0) + 1);
    if (FAULTS.has(name)) this.#unexpected(verb, answer);
  }

  #unexpected(verb: string, answer: Answer): void {
    this.#stage.ledger.broken("answers", `${verb}: ${answer.status} ${refusalIn(answer)}`);
  }
}

/** Refusals that must not occur. */
const FAULTS: ReadonlySet<string> = new Set([
  "",
  "bad-request",
  "signed-out",
  "unexpected",
  "settings-broken",
  "out-of-order",
  "title-not-found",
  "unknown-library",
  "temporary-password",
]);

function idOf(id: string): { readonly id?: string } {
  return id === "" ? {} : { id };
}

function bodyOf(
  verb: Verb,
  { title, pickup, contact }: Pick<Write, "title" | "pickup" | "contact">,
): { readonly body?: object } {
  if (verb === "placeHold") return { body: { title, pickup, contact } };
  return verb === "changeHold" ? { body: { pickup, contact } } : {};
}
