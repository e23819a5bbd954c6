import { onTestFinished } from "vitest";
import { buildApp } from "#backend/app.ts";
import { type Backend, closeBackend, openBackend } from "#backend/backend.ts";
import { type Clock, DAY_MS } from "#backend/clock.ts";
import { seedCatalogue } from "#backend/demo/catalogue.ts";
import type { DemoTitle } from "#backend/demo/titles.ts";
import { addDays, dateOf } from "#backend/rules/dates.ts";
import { RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { inTransaction, type Place } from "#backend/store/database.ts";
import { addLibrary } from "#backend/store/libraries.ts";
import { addLoan } from "#backend/store/loans.ts";
import { addPatron } from "#backend/store/patrons.ts";
import type { EmailState } from "#contract/domain/patron.ts";
import type { KeptReason } from "#contract/domain/title.ts";
import { RestKiosk, type RestPatron } from "../http/rest-client.ts";
import { quickHash } from "./fast-password-hash.ts";
import { testPlace } from "./test-database.ts";

/** Noon of a Wednesday in the library. */
const START = Date.parse("2026-11-25T12:00:00+09:00");
/** Password of everybody whose test is not about passwords. */
export const PASSWORD = "Shiori7";
const LIBRARIES = ["central", "west", "east"] as const;

/** A clock that stands still until a test moves it. */
export class MovableClock implements Clock {
  #now = START;
  now(): number {
    return this.#now;
  }
  forward(ms: number): void {
    this.#now += ms;
  }
}

/** What a test says of a patron; the rest is ordinary. */
export interface PatronWords {
  readonly password?: string;
  readonly temporary?: boolean;
  readonly expiresOn?: string;
  readonly email?: { readonly address: string; readonly state: Exclude<EmailState["state"], "none"> };
  readonly hearingImpaired?: boolean;
}

/** What a test says of a title: where its copies are, and why they are kept. */
export interface TitleWords extends Partial<Omit<DemoTitle, "kept">> {
  readonly copies?: readonly string[];
  readonly kept?: KeptReason;
}

/** A library of three branches, empty but for what the test puts in, behind a real HTTP port on a real file. */
export class SmallLibrary {
  readonly backend: Backend;
  readonly clock: MovableClock;
  readonly kiosk: RestKiosk;
  readonly url: string;
  readonly log: readonly string[];
  /** Where its data lies, for a second backend beside this one. */
  readonly place: Place;
  readonly #titles: { readonly title: DemoTitle; readonly copies: readonly string[] }[] = [];
  #cards = 0;

  constructor(parts: Pick<SmallLibrary, "backend" | "clock" | "url" | "log" | "place">) {
    this.backend = parts.backend;
    this.clock = parts.clock;
    this.url = parts.url;
    this.log = parts.log;
    this.place = parts.place;
    this.kiosk = new RestKiosk(parts.url, parts.backend.kioskToken);
  }

  get today(): string {
    return dateOf(this.clock.now(), this.backend.settings.timeZone);
  }

  inDays(days: number): string {
    return addDays(this.today, days);
  }

  /** A card is issued; answers its number. */
  async card(words: PatronWords = {}): Promise<string> {
    this.#cards += 1;
    const cardNumber = String(1_000_000 + this.#cards);
    const passwordHash = await quickHash(words.password ?? PASSWORD);
    await inTransaction(this.backend.db, (trx) =>
      addPatron(trx, {
        cardNumber,
        passwordHash,
        passwordKind: words.temporary === true ? "temporary" : "real",
        expiresOn: words.expiresOn ?? null,
        email: words.email?.address ?? null,
        emailState: words.email?.state ?? "none",
        hearingImpaired: words.hearingImpaired === true ? 1 : 0,
      }),
    );
    return cardNumber;
  }

  /** A patron with a card who has signed in. */
  async patron(words: PatronWords = {}): Promise<RestPatron> {
    return this.kiosk.patron(await this.card(words), words.password ?? PASSWORD);
  }

  /**
   * The catalogue, once: all titles of the test. Answers their ids in order. Without words about copies a title has
   * one, in the Central Library.
   */
  async titles(...all: readonly TitleWords[]): Promise<readonly string[]> {
    if (this.#titles.length > 0) throw new Error("Say all titles of a test at once.");
    for (const { copies, ...words } of all) {
      this.#titles.push({
        title: { ...PLAIN_TITLE, title: `題名${this.#titles.length}`, ...words },
        copies: copies ?? ["central"],
      });
    }
    const fixed = new Map(this.#titles.map(({ title, copies }) => [title, copies] as const));
    await inTransaction(this.backend.db, (trx) =>
      seedCatalogue(
        trx,
        () => 0.5,
        [...fixed.keys()],
        LIBRARIES,
        (title) => fixed.get(title),
      ),
    );
    return this.#titles.map((_, at) => String(at + 1));
  }

  /** So many titles with one copy each in the Central Library. */
  manyTitles(count: number): Promise<readonly string[]> {
    return this.titles(...Array.from({ length: count }, () => ({})));
  }

  /** The counter lends the first free copy of a title, due in so many days. */
  async lend(card: string, title: string, dueInDays = 7, renewals = 0): Promise<void> {
    const { db } = this.backend;
    const patron = await db
      .selectFrom("patrons")
      .select("id")
      .where("cardNumber", "=", card)
      .executeTakeFirstOrThrow();
    const copy = await db
      .selectFrom("copies")
      .leftJoin("loans", "loans.copyId", "copies.id")
      .select("copies.id")
      .where("copies.titleId", "=", Number(title))
      .where("loans.id", "is", null)
      .orderBy("copies.id")
      .executeTakeFirstOrThrow();
    const dueDate = this.inDays(dueInDays);
    await inTransaction(db, (trx) =>
      addLoan(trx, {
        copyId: copy.id,
        patronId: patron.id,
        loanedOn: addDays(dueDate, -14),
        dueDate,
        renewals,
      }),
    );
  }

  /** Staff approve a hold. */
  async approve(hold: string): Promise<void> {
    await this.backend.db
      .updateTable("holds")
      .set({ state: "approved" })
      .where("id", "=", Number(hold))
      .execute();
  }

  /** Staff set the title's first copy aside for a hold: it travels, or it waits on the shelf for a week. */
  async setAside(hold: string, state: "in-transit" | "ready"): Promise<void> {
    const { db } = this.backend;
    const { titleId } = await db
      .selectFrom("holds")
      .select("titleId")
      .where("id", "=", Number(hold))
      .executeTakeFirstOrThrow();
    const copy = await db
      .selectFrom("copies")
      .select("id")
      .where("titleId", "=", titleId)
      .orderBy("id")
      .executeTakeFirstOrThrow();
    const shelf = state === "ready" ? { shelf: "A-01", readyUntil: this.inDays(7) } : {};
    await db
      .updateTable("holds")
      .set({ state, copyId: copy.id, ...shelf })
      .where("id", "=", Number(hold))
      .execute();
  }
}

const PLAIN_TITLE: DemoTitle = {
  title: "",
  reading: "",
  subtitle: "",
  volume: "",
  authors: [],
  publisher: "",
  year: 2020,
  ndc: "913.6",
  material: "book",
  audience: "general",
  language: "ja",
  pages: null,
  isbn: "",
  summary: "",
  kept: null,
};

/** Opens a small library; `stop` closes it and deletes its data. `settings` and `smtp` as in `openSmallLibrary`. */
export async function startSmallLibrary(
  settings: object = {},
  smtp: string | null = null,
): Promise<{ readonly library: SmallLibrary; stop(): Promise<void> }> {
  const place = await testPlace();
  const clock = new MovableClock();
  const log: string[] = [];
  const backend = await openBackend({
    database: place.place,
    clock,
    settings: RULE_SETTINGS.parse(settings),
    kioskToken: "a-kiosk-token-for-tests",
    smtpUrl: smtp,
    onMailFailure: () => undefined,
  });
  const app = buildApp(backend, { write: (line) => void log.push(line) });
  app.addHook("onClose", () => closeBackend(backend));
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  await inTransaction(backend.db, async (trx) => {
    for (const [place, id] of LIBRARIES.entries()) {
      const names = {
        nameJa: id,
        nameEn: id,
        shortJa: id,
        shortEn: id,
        pickupJa: `${id}の棚`,
        pickupEn: `${id} shelf`,
      };
      await addLibrary(trx, {
        id,
        place,
        ...names,
        phone: "000-000-0000",
        hours: JSON.stringify(Array(7).fill(null)),
      });
    }
  });
  return {
    library: new SmallLibrary({ backend, clock, url, log, place: place.place }),
    async stop() {
      await app.close();
      await place.discard();
    },
  };
}

/** Opens a small library for one test and closes it after. `settings` overrides single rules; `smtp` sends mail. */
export async function openSmallLibrary(
  settings: object = {},
  smtp: string | null = null,
): Promise<SmallLibrary> {
  const { library, stop } = await startSmallLibrary(settings, smtp);
  onTestFinished(stop);
  return library;
}

/** Milliseconds of so many days, for `clock.forward`. */
export function days(count: number): number {
  return count * DAY_MS;
}
