import type { RefusalName } from "#contract/refusals.ts";
import { dateOf } from "#main/time/calendar.ts";
import type { Account, Scene } from "../support/port-promise/subject.ts";
import { accountOf, type House } from "./house.ts";
import type { Patrons } from "./input.ts";
import { NotTried } from "./not-tried.ts";

const USUAL: Readonly<Record<"locked" | "expired" | "blocked" | "foreign", readonly RefusalName[]>> = {
  locked: ["card-locked", "card-blocked", "wrong-credentials"],
  expired: ["card-expired"],
  blocked: ["card-blocked"],
  foreign: ["foreign-card", "wrong-credentials"],
};

/** An object whose missing parts say why they are missing when a test asks for them. */
function withReasons<T extends object>(parts: Partial<T>, reasons: Readonly<Record<string, string>>): T {
  return new Proxy(parts as T, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name);
      const why = typeof name === "string" && Object.hasOwn(reasons, name) ? reasons[name] : undefined;
      if (part === undefined && why !== undefined) throw new NotTried(why);
      return part;
    },
  });
}

/** A group of refused cases under its name; nothing when the library names none of them. */
function unlessEmpty<K extends keyof Scene>(name: K, cases: object): Partial<Pick<Scene, K>> {
  const isEmpty = Object.values(cases).every((one) => one === null);
  return isEmpty ? {} : ({ [name]: cases } as unknown as Pick<Scene, K>);
}

/** What a scene is made of. */
export interface Setting {
  readonly house: House;
  readonly patrons: Patrons;
  /** The run may place holds. */
  readonly mayHold: boolean;
}

/** The scene as it is now. A part that the library has not named, or that is not there, throws `NotTried` when it is asked for. */
export async function sceneNow({ house, patrons, mayHold }: Setting): Promise<Scene> {
  const { titles, pickups } = patrons;
  const reader = accountOf(patrons.reader);
  const other = patrons.other === undefined ? undefined : accountOf(patrons.other);
  const loansOf = async (account: Account, known: Patrons["loans"] = {}): Promise<Scene["loans"][number][]> =>
    (await house.loans(account)).map(({ barcode, title, dueDate }) => ({
      barcode,
      title: title.title,
      dueDate: known[barcode] ?? dueDate,
    }));
  const loans = await loansOf(reader, patrons.loans);
  const holds = await house.holds(reader);
  const otherLoans = other === undefined ? [] : await loansOf(other);
  const free = titles.slice(0, 2).find((id) => !holds.some(({ title }) => title.id === id));
  const { search } = patrons;
  const overview = await house.overview(reader);
  const refused = (why: keyof typeof USUAL) => {
    const one = patrons[why];
    return one === undefined ? null : { ...accountOf(one), names: one.refusals ?? USUAL[why] };
  };
  const refusedLoan = (why: keyof Scene["refusedRenewals"]) => {
    const one = patrons.notRenewable[why];
    const names: readonly RefusalName[] = one?.refusals ?? [`renewal-${why}`, "reason-unknown"];
    return one === undefined ? null : { account: accountOf(one), barcode: one.barcode, names };
  };
  const refusedHold = (why: keyof Scene["refusedHolds"]) => {
    const one = patrons.notHoldable[why];
    const names = one?.refusals ?? [why, "reason-unknown"];
    return one === undefined ? null : { account: accountOf(one), id: one.title, names };
  };
  const owed = overview.ok ? overview.value.owed : undefined;
  return withReasons<Scene>(
    {
      today: dateOf(new Date()),
      reader,
      loans: withReasons<Scene["loans"]>(loans as unknown as Scene["loans"], {
        0: "the reader has no loan",
      }),
      holds: withReasons<Scene["holds"]>(
        holds.map(({ title, pickup: at }) => ({
          id: title.id,
          title: title.title,
          pickup: at,
        })) as unknown as Scene["holds"],
        { 0: mayHold ? "the run's own hold could not be placed" : "the reader has no hold" },
      ),
      ...(free === undefined ? {} : { free: { id: free, title: "" } }),
      pickups: withReasons<Scene["pickups"]>([...pickups] as unknown as Scene["pickups"], {
        1: "the patrons file names only one pickup library",
      }),
      contact: "none",
      ...(other === undefined ? {} : { other }),
      ...(otherLoans.length === 1 && otherLoans[0] !== undefined ? { otherLoan: otherLoans[0] } : {}),
      ...unlessEmpty("refusedSignIns", {
        locked: refused("locked"),
        expired: refused("expired"),
        foreign: refused("foreign"),
        blocked: refused("blocked"),
      }),
      ...unlessEmpty("refusedRenewals", {
        reserved: refusedLoan("reserved"),
        limit: refusedLoan("limit"),
        overdue: refusedLoan("overdue"),
      }),
      ...unlessEmpty("refusedHolds", {
        "hold-limit": refusedHold("hold-limit"),
        "already-held": refusedHold("already-held"),
        "own-loan": refusedHold("own-loan"),
        "not-holdable": refusedHold("not-holdable"),
      }),
      ...(owed === undefined ? {} : { owed }),
      ...(search === undefined
        ? {}
        : {
            catalogue: {
              query: search.query,
              id: search.title,
              title: await house.titleWords(search.title),
              isbn: search.isbn,
              barcode: search.barcode,
            },
          }),
      secrets: [],
      unsaid: patrons.unsaid,
    },
    {
      refusedSignIns: "the patrons file names no card whose sign-in must be refused",
      refusedRenewals: "the patrons file names no loan that cannot be renewed",
      refusedHolds: "the patrons file names no title that cannot be held",
      free: "the patrons file names no title that the reader may hold and does not hold yet",
      other: "the patrons file names no other patron",
      otherLoan: "the other patron does not have exactly one loan",
      catalogue: "the patrons file names no title for the search",
    },
  );
}
