import { expect, type TestContext, vi } from "vitest";
import type { z } from "zod";
import type { CallOptions, LibraryPort, SessionToken } from "#contract/library/port.ts";
import { PORT_REFUSALS } from "#contract/library/port-refusals.ts";
import { REFUSALS, type Refusal, type RefusalName } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import type { LogLine } from "#main/log/log.ts";
import type { Account, Action, Limits, Scene, Stage, Subject } from "./subject.ts";

/** What the port promises, in milliseconds. */
const PORT_LIMITS: Limits = { health: 2000, read: 5000, signIn: 8000 };
/** What a machine that is busy with other tests may add. */
export const SLOWNESS_MS = 20_000;
/** Milliseconds and counts up to this may equal a short password by chance. */
const LARGEST_FIGURE = 999_999;
/** A test waits for several time limits at most. */
export const PATIENCE_MS = 180_000;

/** Makes the body of a test that plays on a stage of its own, and does `actions` to its patrons. */
export type OnStage = (
  play: (stage: Stage) => Promise<void>,
  ...actions: readonly Action[]
) => (context: TestContext) => Promise<void>;

/** What should have been done was refused. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`Refused: ${JSON.stringify(refusal)}`);
    this.refusal = refusal;
  }
}

/** For the tests of a subject. Whatever a test does, at its end nothing of anybody stands in the adapter's log. */
export function onStageOf(subject: Subject): OnStage {
  const { around = (_context, _deeds, run) => run() } = subject;
  return (play, ...actions) =>
    (context) =>
      around(context, actions, async () => {
        const stage = await subject.open();
        try {
          await play({ ...stage, library: withListedRefusals(stage.library) });
          nothingIsSaidIn(stage);
        } finally {
          await stage.close();
        }
      });
}

/** The adapter, whose every refusal must be in the list of its method. */
function withListedRefusals<Library extends LibraryPort>(library: Library): Library {
  return new Proxy(library, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== "function" || !Object.hasOwn(PORT_REFUSALS, name)) return member;
      const listed: readonly RefusalName[] = PORT_REFUSALS[name as keyof typeof PORT_REFUSALS];
      return async (...args: readonly unknown[]) => {
        const answer = (await Reflect.apply(member, target, args)) as Result<unknown>;
        if (!answer.ok) expect(listed, `refusals of ${String(name)}`).toContain(answer.refusal.name);
        return answer;
      };
    },
  });
}

/** The limits that hold for a subject. */
export function limitsOf({ limits = {} }: Subject): Limits {
  return { ...PORT_LIMITS, ...limits };
}

function accountsOf(scene: Scene): readonly Account[] {
  const more = [scene.refusedSignIns, scene.refusedRenewals, scene.refusedHolds].flatMap(Object.values) as (
    | Account
    | { readonly account: Account }
    | null
  )[];
  return [scene.reader, scene.other, ...more.filter((one) => one !== null)].map((one) =>
    "account" in one ? one.account : one,
  );
}

/** R60: what must never stand in a log. */
function canariesOf(scene: Scene): readonly string[] {
  return [
    ...accountsOf(scene).flatMap(({ cardNumber, password }) => [cardNumber, password]),
    ...[...scene.loans, scene.otherLoan, ...(scene.shelved ? [scene.shelved] : [])].flatMap(
      ({ title, barcode }) => [title, barcode],
    ),
    ...scene.holds.map(({ title }) => title),
    ...scene.secrets,
    ...scene.unsaid,
  ];
}

/** What log lines say beside times and events, which have words and figures of a library's own canaries by chance. */
function valuesIn({ at: _at, event: _event, ...fields }: LogLine): readonly string[] {
  return Object.values(fields).flatMap((value: string | number) =>
    typeof value === "string" || value > LARGEST_FIGURE ? [String(value)] : [],
  );
}

function nothingIsSaidIn({ log, scene, canaries }: Stage): void {
  const lines = log.recent();
  const said = JSON.stringify(canaries === undefined ? lines : lines.flatMap(valuesIn));
  expect(
    (canaries ?? canariesOf(scene)).filter((canary) => said.includes(canary)),
    "of a patron, or a secret, in the log",
  ).toEqual([]);
}

/** Options of a call that is never aborted. */
export function options(): CallOptions {
  return { signal: new AbortController().signal };
}

/** The value of an answer; throws with the refusal when there is none. */
export function valueIn<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Refused(answer.refusal);
  return answer.value;
}

/** The value that a read gives, read again while a busy machine lets its time limits pass; never after another refusal. */
export async function answered<T>(read: () => Promise<Result<T>>): Promise<T> {
  const inTime = async (): Promise<Result<T>> => {
    const answer = await read();
    if (!answer.ok && answer.refusal.name === "out-of-order") throw new Refused(answer.refusal);
    return answer;
  };
  return valueIn(await vi.waitFor(inTime, { timeout: 2 * SLOWNESS_MS, interval: 300 }));
}

/** No write has reached the backend, where the wire can tell. */
export function expectNoWrites({ wire }: Stage): void {
  if (wire.isDeaf !== true) expect(wire.writesHeard()).toBe(0);
}

/** The name of a refusal, one of the catalogue's; throws when it was none. */
export function refusalIn(answer: Result<unknown>): RefusalName {
  if (answer.ok) throw new Error("Nothing was refused.");
  expect(Object.keys(REFUSALS)).toContain(answer.refusal.name);
  return answer.refusal.name;
}

/** A value in the shape of the contract, to the letter: no more and no less. */
export function shaped<T>(schema: z.ZodType<T>, answer: Result<T>): T {
  const value = valueIn(answer);
  expect(value).toEqual(schema.parse(value));
  return value;
}

/** Signs in, like `answered`. */
export async function signIn(library: LibraryPort, account: Account): Promise<SessionToken> {
  return (await answered(() => library.signIn(credentials(account), options()))).session;
}

/** What a sign-in needs, and nothing else a scene says of the account. */
export function credentials({ cardNumber, password }: Account): Account {
  return { cardNumber, password };
}

/** Milliseconds that something took, and what it gave. */
export async function timed<T>(work: Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work;
  return { ms: performance.now() - start, value };
}
