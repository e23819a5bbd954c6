import type { TitleId } from "#contract/domain/title.ts";
import { createShioriLibrary } from "#main/library/shiori/library.ts";
import { createLog } from "#main/log/log.ts";
import { type SmallLibrary, startSmallLibrary } from "../backend/small-library.ts";
import { HELLO } from "../screens/fake-kiosk.ts";
import { startLossyProxy } from "../system/lossy-proxy.ts";
import { COPY_TITLES, sceneCopies } from "./shiori-copies.ts";
import { account, lent, refusedHolds, refusedRenewals, refusedSignIns } from "./shiori-people.ts";
import { NONSENSE, wireOf } from "./shiori-wire.ts";
import type { Account, Scene, SceneCopies, SceneLoan, Stage, Subject, Truth } from "./subject.ts";

const LIVE = ["applied", "approved", "in-transit", "ready"] as const;
/** More wrong passwords than a test tries on a card that is to stay open. */
const MOST_FAILED = 15;
/** Stages that the tests open at most: each has a copy of its own of the titles in `OF_EACH_STAGE`. */
const STAGES = 160;

/** What is alike on all stages, for no test changes it. */
interface Common
  extends Pick<Scene, "refusedSignIns" | "refusedRenewals" | "refusedHolds" | "catalogue" | "copies"> {
  readonly library: SmallLibrary;
  readonly ids: Readonly<Record<"read" | "alsoRead" | "others" | "held" | "alsoHeld" | "free", TitleId>>;
  /** Barcodes of the copies on the shelf that no stage has taken yet. */
  readonly shelved: string[];
}

const TITLES = {
  read: "銀河の鉄道",
  alsoRead: "坂の上",
  others: "他人の本棚",
  shelved: "棚に立つ本",
  held: "春を待つ",
  alsoHeld: "夏の終り",
  free: "自由の庭",
} as const;
const OF_EACH_STAGE: readonly string[] = ["read", "alsoRead", "others", "shelved"];
const CATALOGUE_TITLE = "からくり時計の研究";
const ISBN = "9784101010014";

/** The reference backend in this process, over real HTTP, with a wire of its own in front for each stage. */
export function shioriSubject(): Subject {
  let common: Common | null = null;
  let stop = async (): Promise<void> => undefined;
  let before: Promise<unknown> = Promise.resolve();
  return {
    name: "Shiori's own backend",
    // It has no suspension of holds.
    capabilities: {
      ...HELLO.capabilities,
      suspendHold: false,
      checkOut: true,
      checkOutByCard: true,
      checkIn: true,
    },
    nonsense: Object.keys(NONSENSE) as unknown as Subject["nonsense"],
    // A session stands for the patron; its answers carry no card number.
    answersNamePatrons: false,
    async start() {
      const started = await startSmallLibrary({
        signIn: { maxFailed: MOST_FAILED },
        slowing: { freeFailures: 900, mostFailures: 1000 },
        mail: { proof: "required" },
        terminals: { lend: true, takeBack: true, cardAlone: true },
      });
      stop = started.stop;
      common = await setUp(started.library);
    },
    stop: () => stop(),
    open() {
      // One after the other: the counter lends the first free copy, and two counters at once would see the same.
      const mine = before.then(() => openStage(common));
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function openStage(common: Common | null): Promise<Stage> {
  if (common === null) throw new Error("The subject was not started.");
  const { library: backend } = common;
  const proxy = await startLossyProxy(backend.url);
  const log = createLog(null, false);
  const token = backend.backend.kioskToken;
  return {
    library: createShioriLibrary({ url: proxy.url, token, library: "central", authority: "", log }),
    log,
    scene: await sceneOf(common),
    wire: wireOf(proxy),
    truth: truthOf(backend),
    close: () => proxy.stop(),
  };
}

async function setUp(library: SmallLibrary): Promise<Common> {
  const many = Array.from({ length: STAGES }, () => "central");
  const words = Object.entries(TITLES).map(([name, title]) =>
    OF_EACH_STAGE.includes(name) ? { title, copies: many } : { title },
  );
  const five = Array.from({ length: 5 }, (_, at) => ({ title: `上限${at}` }));
  const ids = await library.titles(
    ...words,
    { title: CATALOGUE_TITLE, isbn: ISBN },
    { title: "持出禁止の辞典", kept: "reference" as const },
    { title: "待たれる本" },
    { title: "延長ずみの本" },
    { title: "延滞の本" },
    { title: "借りている本" },
    ...five,
    ...COPY_TITLES,
  );
  const [read, alsoRead, others, onShelf, held, alsoHeld, free, ...further] = ids as [
    ...[string, string, string, string, string, string, string],
    ...string[],
  ];
  const [found, kept, awaited, renewed, overdue, own, ...rest] = further as [
    ...[string, string, string, string, string, string],
    ...string[],
  ];
  const full = rest.slice(0, five.length);
  let copies: Promise<SceneCopies> | undefined;
  const detail = (await library.kiosk.title(found)).value;
  return {
    library,
    ids: { read, alsoRead, others, held, alsoHeld, free },
    shelved: (await library.kiosk.title(onShelf)).value.copies.map(({ barcode }) => barcode),
    copies: () => (copies ??= sceneCopies(library, rest.slice(five.length))),
    catalogue: {
      query: "からくり",
      id: found,
      title: CATALOGUE_TITLE,
      isbn: ISBN,
      barcode: detail.copies[0]?.barcode ?? "",
    },
    refusedSignIns: await refusedSignIns(library, MOST_FAILED),
    refusedRenewals: await refusedRenewals(library, { awaited, renewed, overdue }),
    refusedHolds: await refusedHolds(library, { free, kept, own, full, held }),
  };
}

async function sceneOf({ library, ids, shelved, ...common }: Common): Promise<Scene> {
  const [reader, other] = [await account(library), await account(library)];
  const loan = async (
    one: Account,
    name: "read" | "alsoRead" | "others",
    dueInDays: number,
  ): Promise<SceneLoan> => ({
    barcode: await lent(library, one, ids[name], dueInDays),
    title: TITLES[name],
    dueDate: library.inDays(dueInDays),
  });
  const patron = await library.kiosk.patron(reader.cardNumber, reader.password);
  const hold = async (name: "held" | "alsoHeld") => {
    await patron.place(ids[name]);
    return { id: ids[name], title: TITLES[name], pickup: "central" };
  };
  const email = `canary-${reader.cardNumber}@library.example`;
  return {
    ...common,
    today: library.today,
    reader,
    loans: [await loan(reader, "read", 3), await loan(reader, "alsoRead", 9)],
    holds: [await hold("held"), await hold("alsoHeld")],
    free: { id: ids.free, title: TITLES.free },
    shelved: { barcode: shelved.pop() ?? "", title: TITLES.shelved },
    pickups: ["central", "west"],
    contact: "none",
    other,
    otherLoan: await loan(other, "others", 5),
    secrets: [],
    unsaid: [email, library.backend.kioskToken],
  };
}

function truthOf({ backend: { db } }: SmallLibrary): Truth {
  return {
    async holds({ cardNumber }) {
      const rows = await db
        .selectFrom("holds")
        .innerJoin("patrons", "patrons.id", "holds.patronId")
        .select(["holds.titleId", "holds.pickup"])
        .where("patrons.cardNumber", "=", cardNumber)
        .where("holds.state", "in", LIVE)
        .execute();
      return rows.map(({ titleId, pickup }) => ({ id: String(titleId), pickup }));
    },
    async emailCode({ cardNumber }) {
      const { text } = await db
        .selectFrom("outbox")
        .innerJoin("patrons", "patrons.id", "outbox.patronId")
        .select("outbox.text")
        .where("patrons.cardNumber", "=", cardNumber)
        .orderBy("outbox.id", "desc")
        .executeTakeFirstOrThrow();
      return /\b\d{6}\b/u.exec(text)?.[0] ?? "";
    },
    async borrower(barcode) {
      const row = await db
        .selectFrom("loans")
        .innerJoin("copies", "copies.id", "loans.copyId")
        .innerJoin("patrons", "patrons.id", "loans.patronId")
        .select("patrons.cardNumber")
        .where("copies.barcode", "=", barcode)
        .executeTakeFirst();
      return row?.cardNumber ?? null;
    },
    async dueDate(barcode) {
      const { dueDate } = await db
        .selectFrom("loans")
        .innerJoin("copies", "copies.id", "loans.copyId")
        .select("loans.dueDate")
        .where("copies.barcode", "=", barcode)
        .executeTakeFirstOrThrow();
      return dueDate;
    },
  };
}
