import type { TitleId } from "#contract/domain/title.ts";
import { createShioriLibrary } from "#main/library/shiori/library.ts";
import { createLog } from "#main/log/log.ts";
import { startLossyProxy } from "../lossy-proxy.ts";
import { PASSWORD, type SmallLibrary, startSmallLibrary } from "../small-library.ts";
import { NONSENSE, wireOf } from "./shiori-wire.ts";
import type {
  Account,
  RefusedHold,
  RefusedRenewal,
  Scene,
  SceneLoan,
  Stage,
  Subject,
  Truth,
} from "./subject.ts";

const LIVE = ["applied", "approved", "in-transit", "ready"] as const;
/** More wrong passwords than a test tries on a card that is to stay open. */
const MOST_FAILED = 15;
/** Stages that the tests open at most: each lends a copy of each title that is read. */
const STAGES = 120;

/** What is alike on all stages, for no test changes it. */
interface Common extends Pick<Scene, "refusedSignIns" | "refusedRenewals" | "refusedHolds" | "catalogue"> {
  readonly library: SmallLibrary;
  readonly ids: Readonly<Record<"read" | "alsoRead" | "others" | "held" | "alsoHeld" | "free", TitleId>>;
}

const TITLES = {
  read: "銀河の鉄道",
  alsoRead: "坂の上",
  others: "他人の本棚",
  held: "春を待つ",
  alsoHeld: "夏の終り",
  free: "自由の庭",
} as const;
const CATALOGUE_TITLE = "からくり時計の研究";
const ISBN = "9784101010014";

/** The reference backend in this process, over real HTTP, with a wire of its own in front for each stage. */
export function shioriSubject(): Subject {
  let common: Common | null = null;
  let stop = async (): Promise<void> => undefined;
  let before: Promise<unknown> = Promise.resolve();
  return {
    name: "Shiori's own backend",
    capabilities: {
      search: true,
      suggest: true,
      placeHold: true,
      changeHold: true,
      cancelHold: true,
      renew: true,
      email: true,
      changePassword: true,
      confirmsWrites: true,
    },
    nonsense: Object.keys(NONSENSE) as unknown as Subject["nonsense"],
    // A session stands for the patron; its answers carry no card number.
    answersNamePatrons: false,
    async start() {
      const started = await startSmallLibrary({
        signIn: { maxFailed: MOST_FAILED },
        slowing: { freeFailures: 900, mostFailures: 1000 },
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

async function account(library: SmallLibrary): Promise<Account> {
  return { cardNumber: await library.card(), password: PASSWORD };
}

/** Lends the first free copy, and says what was lent. */
async function lent(
  library: SmallLibrary,
  { cardNumber }: Account,
  title: TitleId,
  dueInDays: number,
  renewals = 0,
): Promise<string> {
  const { db } = library.backend;
  await library.lend(cardNumber, title, dueInDays, renewals);
  const { barcode } = await db
    .selectFrom("loans")
    .innerJoin("copies", "copies.id", "loans.copyId")
    .innerJoin("patrons", "patrons.id", "loans.patronId")
    .select("copies.barcode")
    .where("patrons.cardNumber", "=", cardNumber)
    .where("copies.titleId", "=", Number(title))
    .executeTakeFirstOrThrow();
  return barcode;
}

async function setUp(library: SmallLibrary): Promise<Common> {
  const many = Array.from({ length: STAGES }, () => "central");
  const words = Object.entries(TITLES).map(([name, title]) =>
    ["read", "alsoRead", "others"].includes(name) ? { title, copies: many } : { title },
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
  );
  const [read, alsoRead, others, held, alsoHeld, free, found, kept, awaited, renewed, overdue, own, ...full] =
    ids as [string, string, string, string, string, string, string, string, string, string, string, string];
  const detail = (await library.kiosk.title(found)).value;
  return {
    library,
    ids: { read, alsoRead, others, held, alsoHeld, free },
    catalogue: {
      query: "からくり",
      id: found,
      title: CATALOGUE_TITLE,
      isbn: ISBN,
      barcode: detail.copies[0]?.barcode ?? "",
    },
    refusedSignIns: await refusedSignIns(library),
    refusedRenewals: await refusedRenewals(library, { awaited, renewed, overdue }),
    refusedHolds: await refusedHolds(library, { free, kept, own, full, held }),
  };
}

async function refusedSignIns(library: SmallLibrary): Promise<Scene["refusedSignIns"]> {
  const locked = await account(library);
  for (let wrong = 0; wrong < MOST_FAILED; wrong += 1)
    await library.kiosk.signIn(locked.cardNumber, "Wrong-999");
  const expired = { cardNumber: await library.card({ expiresOn: library.inDays(-1) }), password: PASSWORD };
  return {
    locked: { ...locked, names: ["card-locked"] },
    expired: { ...expired, names: ["card-expired"] },
    foreign: { cardNumber: "30012345", password: PASSWORD, names: ["foreign-card"] },
  };
}

async function refusedRenewals(
  library: SmallLibrary,
  titles: Readonly<Record<"awaited" | "renewed" | "overdue", TitleId>>,
): Promise<Scene["refusedRenewals"]> {
  const loan = async (
    title: TitleId,
    dueInDays: number,
    renewals: number,
    name: RefusedRenewal["names"][number],
  ): Promise<RefusedRenewal> => {
    const one = await account(library);
    return { account: one, barcode: await lent(library, one, title, dueInDays, renewals), names: [name] };
  };
  const reserved = await loan(titles.awaited, 7, 0, "renewal-reserved");
  await (await library.patron()).place(titles.awaited);
  return {
    reserved,
    limit: await loan(titles.renewed, 7, 1, "renewal-limit"),
    overdue: await loan(titles.overdue, -3, 0, "renewal-overdue"),
  };
}

async function refusedHolds(
  library: SmallLibrary,
  titles: Readonly<Record<"free" | "kept" | "own" | "held", TitleId>> & { readonly full: readonly TitleId[] },
): Promise<Scene["refusedHolds"]> {
  const refused = (one: Account, id: TitleId, name: RefusedHold["names"][number]): RefusedHold => ({
    account: one,
    id,
    names: [name],
  });
  const [greedy, holder, reader] = [await account(library), await account(library), await account(library)];
  const full = await library.kiosk.patron(greedy.cardNumber, greedy.password);
  for (const id of titles.full) await full.place(id);
  await (await library.kiosk.patron(holder.cardNumber, holder.password)).place(titles.held);
  await library.lend(reader.cardNumber, titles.own);
  return {
    "hold-limit": refused(greedy, titles.free, "hold-limit"),
    "already-held": refused(holder, titles.held, "already-held"),
    "own-loan": refused(reader, titles.own, "own-loan"),
    "not-holdable": refused(holder, titles.kept, "not-holdable"),
  };
}

async function sceneOf({ library, ids, ...common }: Common): Promise<Scene> {
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
