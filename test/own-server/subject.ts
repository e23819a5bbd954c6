import { basename } from "node:path";
import type { TestContext } from "vitest";
import type { HoldId } from "#contract/domain/hold.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { PORT_REFUSALS } from "#contract/library/port-refusals.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "#main/library/adapter.ts";
import { createLog } from "#main/log/log.ts";
import { Refused } from "../support/port-promise/on-stage.ts";
import type { Account, Action, Stage, Subject, Wire } from "../support/port-promise/subject.ts";
import { accountOf, type House, type Left, Unanswered, Unplaced } from "./house.ts";
import { type Patrons, secretsOf } from "./input.ts";
import { NotTried } from "./not-tried.ts";
import { onlyOwnHolds } from "./own-holds.ts";
import { type CallRecord, note, type PromiseRecord } from "./records.ts";
import { sceneNow } from "./scene.ts";

/** Why a test that does so is not tried unless the library allows it. */
const NEEDS: Readonly<Record<Action, string>> = {
  holds: 'the patrons file does not allow "holds"',
  renewals: 'the patrons file does not allow "renewals", which cannot be undone',
  lending: "it needs copies that may be lent and taken back",
  "wrong passwords": 'the patrons file does not allow "wrong passwords", which can lock the reader\'s card',
  email: 'the patrons file does not allow "email": the other patron\'s address is deleted',
  password: "the new password would remain",
  suspensions: "it needs holds of other patrons in transit",
};

/** Refusals that are no answer to what was asked. */
const NO_ANSWER: ReadonlySet<RefusalName> = new Set([
  "out-of-order",
  "unexpected",
  "bad-request",
  "not-confirmed",
  "not-done",
  "signed-out",
]);

/** Records every call of a test: its name, how long it took, and ok or the refusal. */
function withClock(library: LibraryPort, calls: CallRecord[]): LibraryPort {
  return new Proxy(library, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function" || !Object.hasOwn(PORT_REFUSALS, name)) return member;
      return async (...args: readonly unknown[]) => {
        const begun = performance.now();
        const answer = (await Reflect.apply(member, target, args)) as Result<unknown>;
        calls.push({
          call: String(name),
          ms: Math.round(performance.now() - begun),
          answer: answer.ok ? "ok" : answer.refusal.name,
        });
        return answer;
      };
    },
  });
}

const NO_WIRE: Wire = {
  isDeaf: true,
  pass: async () => undefined,
  cut: () => Promise.reject(new NotTried("the connection is not ours to cut")),
  hang: () => undefined,
  holdAnswers: () => undefined,
  loseNextWrite: () => undefined,
  talkNonsense: () => undefined,
  mixUp: () => undefined,
  heard: () => 0,
  writesHeard: () => 0,
};

/** Place of the test's line that failed, without the folders of this machine. */
function placeOf(error: Error): string {
  const [, file = "", line = ""] =
    /([^\s():]*port-promise\/(?!on-stage)[\w-]+\.ts):(\d+)/u.exec(error.stack ?? "") ?? [];
  return file === "" ? "" : `${basename(file)}:${line}`;
}

function outcomeOf(
  error: unknown,
  calls: readonly CallRecord[],
): Omit<PromiseRecord, "group" | "name" | "calls"> {
  if (error instanceof NotTried) return { outcome: "not tried", why: error.message };
  if (!(error instanceof Error)) return { outcome: "wrong" };
  const at = placeOf(error);
  if (error instanceof Unanswered) return { outcome: "wrong", refusal: error.refusal };
  if (!(error instanceof Refused)) return { outcome: "wrong", at };
  const { name } = error.refusal;
  // The cards that a test signs in are named as good ones.
  const isAtSignIn = calls.some(({ call, answer }) => call === "signIn" && answer === name);
  return isAtSignIn || NO_ANSWER.has(name)
    ? { outcome: "wrong", refusal: name, at }
    : { outcome: "refused", refusal: name };
}

/** The group of a test; those without one stand in that of the whole suite. */
function groupOf(suite = ""): string {
  return suite.startsWith("the library port over") ? "in general" : suite;
}

export interface OwnServer {
  readonly settings: Settings;
  readonly patrons: Patrons;
  readonly house: House;
  /** File for the records. */
  readonly records: string;
}

/** A library's own test server, as the tests of the port look at it. Every test has the same patrons; holds are settled before. */
export function ownServerSubject({ settings, patrons, house, records }: OwnServer): Subject {
  const can = house.capabilities();
  const { titles, pickups, may } = patrons;
  const reader = accountOf(patrons.reader);
  const other = patrons.other === undefined ? undefined : accountOf(patrons.other);
  const [pickup = ""] = pickups;
  const mayHold = may.includes("holds") && can.placeHold && (can.cancelHold || may.includes("kept holds"));
  const cases = Object.entries(patrons.notHoldable).flatMap(([why, one]) =>
    one === undefined ? [] : [[`notHoldable.${why}`, accountOf(one)] as const],
  );
  /** The cards for which the run may place holds, by their place in the patrons file. */
  const holders: ReadonlyMap<string, Account> = new Map(mayHold ? [["reader", reader], ...cases] : []);
  /** The holds of these cards before the run; a card that has not been read is not touched at the end. */
  const before = new Map<string, ReadonlySet<HoldId>>();
  let calls: CallRecord[] = [];
  /** Actions of the test that runs. */
  let isDoing: readonly Action[] = [];
  /** Where the latest holds were asked for, where no list tells it. */
  const asked = new Map<TitleId, string>();

  function reasonAgainst(action: Action): string | undefined {
    if (action === "password" || action === "suspensions" || !may.includes(action)) return NEEDS[action];
    if (action === "holds" && !mayHold)
      return can.placeHold
        ? 'the system cannot cancel holds, and the patrons file does not allow "kept holds"'
        : "holds cannot be placed";
    return undefined;
  }

  /** The reader has the run's own hold on the first title, and none of the run's on another. */
  async function settleBefore(): Promise<void> {
    const [title] = titles;
    if (title === undefined) return;
    await house.settle(reader, title, pickup).catch((error: unknown) => {
      if (!(error instanceof Unplaced)) throw error;
      if (isDoing.includes("holds")) throw new NotTried(`${error.message}: name other titles`);
    });
  }

  async function openStage(): Promise<Stage> {
    if (mayHold) await settleBefore();
    const log = createLog(null, false);
    const library = createLibrary(settings, log);
    const guarded = onlyOwnHolds(library, {
      own: house.own,
      holds: house.holds,
      mayPlace: (cardNumber) => before.has(cardNumber),
    });
    return {
      library: new Proxy(withClock(guarded, calls), {
        get(target, name) {
          if (name !== "placeHold") return Reflect.get(target, name) as unknown;
          const place: LibraryPort["placeHold"] = (call, options) => {
            asked.set(call.title, call.pickup);
            return target.placeHold(call, options);
          };
          return place;
        },
      }),
      log,
      scene: await sceneNow({ house, patrons, mayHold }),
      wire: NO_WIRE,
      truth: {
        holds: async (account) =>
          (await house.holds(account)).map(({ title, pickup: at }) => ({
            id: title.id,
            pickup: at === "" ? (asked.get(title.id) ?? "") : at,
          })),
        async dueDate(barcode) {
          await house.forget();
          const accounts = [reader, ...(other === undefined ? [] : [other])];
          const more = Object.values(patrons.notRenewable).flatMap((one) => (one ? [accountOf(one)] : []));
          for (const account of [...accounts, ...more]) {
            const loan = (await house.loans(account)).find((one) => one.barcode === barcode);
            if (loan !== undefined) return loan.dueDate;
          }
          return "";
        },
      },
      canaries: secretsOf(patrons, settings),
      close: async () => library.end(),
    };
  }

  async function around(
    context: TestContext,
    actions: readonly Action[],
    run: () => Promise<void>,
  ): Promise<void> {
    const { task } = context;
    calls = [];
    isDoing = actions;
    const [reason] = actions.flatMap((action) => reasonAgainst(action) ?? []);
    let failure: unknown = reason === undefined ? null : new NotTried(reason);
    if (reason === undefined) await run().catch((error: unknown) => (failure = error));
    const isRefusal = task.name.startsWith("unsupported calls");
    const found =
      failure === null ? ({ outcome: isRefusal ? "refused" : "works" } as const) : outcomeOf(failure, calls);
    note(records, { promise: { group: groupOf(task.suite?.name), name: task.name, ...found, calls } });
    if (found.outcome === "not tried") context.skip();
    if (found.outcome === "wrong") throw failure;
  }

  return {
    name: "the library's own server",
    capabilities: can,
    nonsense: ["", "", ""],
    answersNamePatrons: false,
    canFail: false,
    async start() {
      for (const [place, account] of holders) {
        const holds = await house.holds(account).catch((error: unknown) => {
          if (error instanceof Unanswered) note(records, { failed: `${place}: ${error.message}` });
          throw error;
        });
        before.set(account.cardNumber, new Set(holds.map(({ id }) => id)));
      }
    },
    async stop() {
      const left: Left[] = [];
      await house.forget();
      for (const { cardNumber, password } of holders.values()) {
        const kept = before.get(cardNumber);
        before.delete(cardNumber);
        if (kept !== undefined) left.push(...(await house.takeBack({ cardNumber, password }, kept)));
      }
      note(records, { left });
      await house.end();
    },
    open: openStage,
    around,
  };
}
