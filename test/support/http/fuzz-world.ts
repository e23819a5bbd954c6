import { randomUUID } from "node:crypto";
import { inTransaction } from "#backend/store/database.ts";
import { addKiosk } from "../backend/second-backend.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "../backend/small-library.ts";
import { hire } from "./rest-staff.ts";

/** Ids that are not hit by chance; they belong to the other patron. */
const OTHERS_HOLD = 987_654_321;
const OTHERS_LOAN = 876_543_210;
const OTHERS_SHELF = "KANARIE";
/** The fuzzer does not know it. */
const OTHERS_PASSWORD = "Canary12";

/** A library in which three patrons have something, and everything a fuzzer may know of it. */
export interface FuzzWorld {
  readonly library: SmallLibrary;
  /** The kiosk and the session that belong together, of the patron who asks. */
  readonly own: { readonly kiosk: string; readonly session: string };
  /** Tokens of another kiosk, a monitor and staff; a session that may be ended. */
  readonly tokens: readonly string[];
  readonly lostSession: string;
  readonly staff: readonly string[];
  readonly othersKey: string;
  /** What means something here, by the name of the field or the kind of the id. */
  readonly hints: Readonly<Record<string, readonly string[]>>;
  /** What stands in nothing but the other patron's data. */
  readonly canaries: readonly string[];
}

/** Fills a small library. Limits that only slow a test down are set aside; those of size are not. */
export async function fuzzWorld(): Promise<FuzzWorld> {
  const library = await openSmallLibrary({
    requests: { perSecond: 100_000, burst: 1_000_000 },
    slowing: { freeFailures: 999, mostFailures: 1000, forgetSeconds: 1, maxDelaySeconds: 0 },
    signIn: { maxFailed: 3 },
  });
  const titles = await library.titles(
    { title: "吾輩は猫である", reading: "ワガハイ ワ ネコ デ アル" },
    { title: "坊っちゃん", reading: "ボッチャン", copies: ["central", "west"] },
    { title: "三四郎", reading: "サンシロウ" },
    { title: "門", reading: "モン", copies: ["east"] },
    { title: "それから", reading: "ソレカラ", copies: ["central", "east"] },
  );
  const [cat = "", boy = "", third = "", gate = ""] = titles;
  const mine = await library.card();
  const patron = await library.kiosk.patron(mine, PASSWORD);
  const hold = (await patron.place(boy)).value.hold.id;
  await library.lend(mine, third);
  const [loan] = (await patron.loans()).value.loans;
  // Staff may do anything with this one.
  const everybodys = await library.card();
  const lost = await library.kiosk.patron(everybodys, PASSWORD);

  const email = { address: "canary@canary-domain.example", state: "registered" } as const;
  const othersCard = await library.card({ email, password: OTHERS_PASSWORD });
  const other = await library.kiosk.patron(othersCard, OTHERS_PASSWORD);
  const othersKey = randomUUID();
  await other.place(cat, "central", "mail", othersKey);
  await plantOthers(library, othersCard, gate);
  const elsewhere = await addKiosk(library, "another kiosk");
  const monitor = await addKiosk(library, "Prometheus", "monitor");
  const counter = await hire(library, "counter");
  const manager = await hire(library, "manager");
  const copies = await library.backend.db.selectFrom("copies").select("barcode").execute();
  const libraries = ["central", "west", "east", "north"];
  return {
    library,
    own: { kiosk: library.backend.kioskToken, session: patron.session },
    tokens: [elsewhere.token, monitor.token, counter.token],
    lostSession: lost.session,
    staff: [counter.token, manager.token],
    othersKey,
    hints: {
      title: titles,
      titles,
      holds: [hold, hold, String(OTHERS_HOLD)],
      hold: [hold, String(OTHERS_HOLD)],
      loans: [loan?.id ?? "", String(OTHERS_LOAN)],
      pickup: libraries,
      library: libraries,
      operations: [othersKey, randomUUID()],
      query: ["猫", "ねこ", "ワガハイ", "9784062881173", "913", "門"],
      prefix: ["わ", "猫", "ボッ"],
      word: ["猫", "歴史"],
      classes: ["9", "91", "913"],
      cardNumber: [everybodys, othersCard, "7654321"],
      card: [everybodys, othersCard, "7654321", "1000099"],
      password: ["Wrong123", PASSWORD],
      current: ["Wrong123", PASSWORD],
      next: ["Honya24", PASSWORD],
      address: ["reader@library.example"],
      code: ["000000", "123456"],
      barcode: copies.map(({ barcode }) => barcode),
      value: copies.map(({ barcode }) => barcode).concat("9784062881173"),
      shelf: ["A-01", OTHERS_SHELF],
      expiresOn: ["2026-11-25", "2030-03-31"],
      asOf: ["0", "3", "99"],
    },
    canaries: [
      othersCard,
      "canary-domain",
      OTHERS_SHELF,
      String(OTHERS_HOLD),
      String(OTHERS_LOAN),
      other.session,
    ],
  };
}

/** The other patron has a hold on the shelf and a loan, under ids that are known by nothing but their size. */
async function plantOthers({ backend }: SmallLibrary, card: string, title: string): Promise<void> {
  await inTransaction(backend.db, async (trx) => {
    const { id: patronId } = await trx
      .selectFrom("patrons")
      .select("id")
      .where("cardNumber", "=", card)
      .executeTakeFirstOrThrow();
    const free = await trx
      .selectFrom("copies")
      .leftJoin("loans", "loans.copyId", "copies.id")
      .select("copies.id")
      .where("loans.id", "is", null)
      .where("copies.titleId", "=", Number(title))
      .executeTakeFirstOrThrow();
    await trx
      .insertInto("holds")
      .values({
        id: OTHERS_HOLD,
        titleId: Number(title),
        patronId,
        state: "ready",
        pickup: "central",
        contact: "none",
        placedAt: backend.clock.now(),
        copyId: free.id,
        shelf: OTHERS_SHELF,
        readyUntil: "2027-01-31",
        endedAt: null,
      })
      .execute();
    const lent = await trx
      .selectFrom("copies")
      .leftJoin("loans", "loans.copyId", "copies.id")
      .select("copies.id")
      .where("loans.id", "is", null)
      .where("copies.id", "!=", free.id)
      .orderBy("copies.id", "desc")
      .executeTakeFirstOrThrow();
    await trx
      .insertInto("loans")
      .values({
        id: OTHERS_LOAN,
        copyId: lent.id,
        patronId,
        loanedOn: "2026-11-20",
        dueDate: "2026-12-04",
        renewals: 0,
      })
      .execute();
  });
}
