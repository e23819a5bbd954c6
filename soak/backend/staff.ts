import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Random } from "#backend/demo/random.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import { STAFF_ROUTES, type StaffRouteName } from "#contract/rest/staff-routes.ts";
import { type Answer, LostAnswer, refusalIn } from "#test/support/http/keep-alive-client.ts";
import type { StaffWrite } from "./staff-ledger.ts";
import { AGAIN_MS, GIVE_UP_MS, oneOf, type Stage } from "./stage.ts";
import { LIBRARIES } from "./world.ts";

/** Pause between two actions of one member, in milliseconds. */
const PAUSE_MS = 15;
/** Copies handled after one look at a list. */
const AT_ONCE = 4;

const COPY = z.object({ barcode: z.string() });
const PICK_LIST = z.object({ lines: z.array(z.object({ copy: COPY, pickup: z.string() })) });
const CLEAR_LIST = z.object({ lines: z.array(z.object({ copy: COPY })) });
const HOLDS = z.object({
  holds: z.array(z.object({ id: z.string(), card: z.string(), pickup: z.string(), copy: COPY.nullable() })),
});
const LENT = z.object({ fulfilled: z.string().nullable() });

/** Refusals that must not occur. */
const FAULTS: ReadonlySet<string> = new Set([
  "",
  "bad-request",
  "unexpected",
  "out-of-order",
  "staff-token",
  "staff-role",
  "staff-key-used",
  "card-unknown",
  "copy-not-found",
  "unknown-library",
]);

/** A member of staff at one counter: approves, fetches, sends, receives, lends, takes back. */
export class SimulatedStaff {
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #token: string;
  readonly #library: string;

  constructor(stage: Stage, random: Random, token: string, library: string) {
    this.#stage = stage;
    this.#random = random;
    this.#token = token;
    this.#library = library;
  }

  /** Works until the soak is over. */
  async run(): Promise<void> {
    const acts = [
      () => this.#write("approveAll", { library: this.#library }),
      () => this.#fetch(),
      () => this.#receive(),
      () => this.#handOut(),
      () => this.#takeBack(),
      () => this.#takeBack(),
      () => this.#lendAny(),
      () => this.#clear(),
      () => this.#cancelOne(),
    ];
    while (!this.#stage.over) {
      await oneOf(this.#random, acts)();
      await pause(PAUSE_MS);
    }
  }

  /** Takes copies from the shelves for those who wait: onto the hold shelf here, or into the courier. */
  async #fetch(): Promise<void> {
    const { lines } = PICK_LIST.parse(await this.#read("pickList", { library: this.#library }));
    for (const { copy, pickup } of lines.slice(0, AT_ONCE)) {
      const here = pickup === this.#library;
      const body = { library: this.#library, barcode: copy.barcode, ...(here ? { shelf: null } : {}) };
      await this.#write(here ? "ready" : "send", body);
    }
  }

  async #receive(): Promise<void> {
    for (const { copy } of (await this.#holds("in-transit")).slice(0, AT_ONCE)) {
      if (copy === null) continue;
      await this.#write("receive", { library: this.#library, barcode: copy.barcode, shelf: null });
    }
  }

  /** Patrons fetch what is ready. */
  async #handOut(): Promise<void> {
    for (const { copy, card } of (await this.#holds("ready")).slice(0, AT_ONCE)) {
      if (copy !== null) await this.#write("lend", { library: this.#library, barcode: copy.barcode, card });
    }
  }

  async #takeBack(): Promise<void> {
    const barcode = oneOf(this.#random, this.#stage.world.barcodes);
    await this.#write("return", { library: oneOf(this.#random, LIBRARIES), barcode, shelf: null });
  }

  async #lendAny(): Promise<void> {
    const { barcodes, patrons } = this.#stage.world;
    const { card } = oneOf(this.#random, patrons);
    await this.#write("lend", { library: this.#library, barcode: oneOf(this.#random, barcodes), card });
  }

  async #clear(): Promise<void> {
    const { lines } = CLEAR_LIST.parse(await this.#read("clearList", { library: this.#library }));
    for (const { copy } of lines.slice(0, AT_ONCE)) {
      await this.#write("receive", { library: this.#library, barcode: copy.barcode, shelf: null });
    }
  }

  async #cancelOne(): Promise<void> {
    const [hold] = await this.#holds("ready");
    if (hold !== undefined && this.#random() < 0.3) await this.#write("cancelHoldForPatron", null, hold.id);
  }

  async #holds(state: "in-transit" | "ready"): Promise<z.infer<typeof HOLDS>["holds"]> {
    const { holds } = HOLDS.parse(
      await this.#read("listHolds", { library: this.#library, states: [state], after: null }),
    );
    return holds;
  }

  async #read(name: StaffRouteName, body: object): Promise<unknown> {
    for (const began = performance.now(); performance.now() - began < GIVE_UP_MS; ) {
      const answer = await this.#askOnce(name, body, "", null);
      if (answer?.status === 200) return answer.body;
      if (answer !== null) this.#unexpected(name, answer);
    }
    throw new Error(`No backend answered ${name} for ${GIVE_UP_MS / 1000} s.`);
  }

  /** Sends a write again under its key until there is an answer. */
  async #write(name: StaffRouteName, body: object | null, id = ""): Promise<void> {
    const key = crypto.randomUUID();
    const { staff } = this.#stage;
    const barcode = body !== null && "barcode" in body ? String(body.barcode) : "";
    const verb = name === "lend" || name === "return" ? name : "other";
    const write = staff.begin({ key, verb, barcode, sent: performance.now() });
    for (const began = performance.now(); performance.now() - began < GIVE_UP_MS; ) {
      const answer = await this.#askOnce(name, body, id, key);
      if (answer === null) continue;
      if (answer.status >= 500) return this.#unexpected(name, answer);
      this.#acknowledge(name, write, answer, id);
      return;
    }
    this.#stage.ledger.broken("unanswered", `staff's ${name} ${key} got no answer`);
  }

  #acknowledge(name: StaffRouteName, write: StaffWrite, answer: Answer, id: string): void {
    const { staff } = this.#stage;
    staff.acknowledge(write, answer.status, answer.body);
    if (answer.status !== 200) {
      if (FAULTS.has(refusalIn(answer))) this.#unexpected(name, answer);
      return;
    }
    if (name === "cancelHoldForPatron") staff.cancelled.add(id);
    const fulfilled = name === "lend" ? LENT.parse(answer.body).fulfilled : null;
    if (fulfilled !== null) staff.fulfilled.add(fulfilled);
  }

  async #askOnce(
    name: StaffRouteName,
    body: object | null,
    id: string,
    key: string | null,
  ): Promise<Answer | null> {
    const { backends, client, counts } = this.#stage;
    const { method, path } = STAFF_ROUTES[name];
    const headers = { [HEADERS.kiosk]: `Bearer ${this.#token}` };
    counts.staffRequests += 1;
    try {
      const answer = await client.send(backends.port(this.#random), method, path.replace(":id", id), {
        headers,
        ...(key === null ? {} : { key }),
        ...(body === null ? {} : { body }),
      });
      if (answer.status < 500 || !this.#stage.databaseAway) return answer;
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
    }
    await pause(AGAIN_MS);
    return null;
  }

  #unexpected(name: string, answer: Answer): void {
    this.#stage.ledger.broken("answers", `staff's ${name}: ${answer.status} ${refusalIn(answer)}`);
  }
}
