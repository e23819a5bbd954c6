import { expect, test, vi } from "vitest";
import type { Abort, LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import {
  answered,
  credentials,
  limitsOf,
  type OnStage,
  options,
  PATIENCE_MS,
  refusalIn,
  SLOWNESS_MS,
  signIn,
  timed,
  valueIn,
} from "./on-stage.ts";
import type { Limits, Scene, Subject } from "./subject.ts";
import { portWritesOf } from "./writes.ts";

interface Question {
  readonly name: string;
  readonly limit: keyof Limits;
  ask(library: LibraryPort, scene: Scene, session: SessionToken): Promise<Result<unknown>>;
}

/** Every question that changes nothing and that a broken backend cannot answer. */
function questionsOf({ capabilities: can }: Subject): readonly Question[] {
  const all: readonly (Question & { readonly if: boolean })[] = [
    { name: "health", limit: "health", if: true, ask: (library) => library.health(options()) },
    {
      name: "signIn",
      limit: "signIn",
      if: true,
      ask: (library, { other }) => library.signIn(credentials(other), options()),
    },
    ...(["overview", "loans", "holds"] as const).map((name) => ({
      name,
      limit: "read" as const,
      if: true,
      ask: (library: LibraryPort, _scene: Scene, session: SessionToken) =>
        library[name]({ session }, options()),
    })),
    {
      name: "search",
      limit: "read",
      if: can.search,
      ask: (library, { catalogue }) =>
        library.search(
          {
            query: catalogue?.query ?? "",
            field: "any",
            sort: "relevance",
            library: null,
            page: 1,
            pageSize: 10,
          },
          options(),
        ),
    },
    {
      name: "title",
      limit: "read",
      if: can.search,
      ask: (library, { catalogue }) => library.title({ id: catalogue?.id ?? "" }, options()),
    },
    {
      name: "find",
      limit: "read",
      if: can.search,
      ask: (library, { catalogue }) =>
        library.find({ kind: "isbn", value: catalogue?.isbn ?? "" }, options()),
    },
  ];
  return all.filter((one) => one.if);
}

/** Below the time limit of every question, and above what a busy machine adds. */
const GIVEN_UP_WITHIN_MS = 4500;

const OUTAGES = {
  "that is gone": (wire: { cut(): Promise<void> }) => wire.cut(),
  "that takes connections and says nothing": async (wire: { hang(): void }) => wire.hang(),
};

/** Backends that are slow, dead or mad, and visits that end meanwhile. To be registered in a group that runs at once. */
export function promiseBadBackends(subject: Subject, onStage: OnStage): void {
  const limits = limitsOf(subject);
  const questions = questionsOf(subject);

  for (const [outage, happen] of Object.entries(OUTAGES)) {
    test(
      `a backend ${outage} is reported as out of order in time, and recovers by itself`,
      onStage(async ({ library, scene, wire }) => {
        const session = await signIn(library, scene.reader);
        await happen(wire);
        const answers = await Promise.all(
          questions.map(async ({ ask, ...question }) => ({
            ...question,
            ...(await timed(ask(library, scene, session))),
          })),
        );
        for (const { name, limit, ms, value } of answers) {
          expect(`${name}: ${refusalIn(value)}`).toBe(`${name}: out-of-order`);
          expect(ms, name).toBeLessThan(limits[limit] + SLOWNESS_MS);
        }
        // Last, for some adapters keep the session themselves and shut it at once.
        expect(await library.signOut({ session }, options())).toEqual({ ok: true, value: {} });
        await wire.pass();
        await vi.waitFor(async () => expect((await library.health(options())).ok).toBe(true), {
          timeout: SLOWNESS_MS,
        });
        await signIn(library, scene.reader);
      }),
      PATIENCE_MS,
    );
  }

  test(
    "a backend that is unreachable from the start is out of order too",
    onStage(async ({ library, scene, wire }) => {
      await wire.cut();
      expect(refusalIn(await library.health(options()))).toBe("out-of-order");
      expect(refusalIn(await library.signIn(credentials(scene.reader), options()))).toBe("out-of-order");
      await wire.pass();
      await signIn(library, scene.reader);
    }),
    PATIENCE_MS,
  );

  test.for(subject.nonsense)(
    "a backend that answers with %s is out of order, throws nothing, and gets no write twice",
    { timeout: PATIENCE_MS },
    (kind, context) =>
      onStage(async (stage) => {
        const { library, scene, wire } = stage;
        const session = await signIn(library, scene.reader);
        const [write] = portWritesOf(subject.capabilities);
        const send = await write?.prepare(stage, session);
        wire.talkNonsense(kind);
        // Health is a look whether anybody answers at all: any answer may do for it.
        for (const { name, ask } of questions.filter(({ limit }) => limit !== "health")) {
          expect(`${name}: ${refusalIn(await ask(library, scene, session))}`).toBe(`${name}: out-of-order`);
        }
        const before = wire.writesHeard();
        if (send !== undefined) {
          expect(["not-confirmed", "not-done"]).toContain(refusalIn(await send()));
          expect(wire.writesHeard()).toBeLessThanOrEqual(before + 1);
        }
        await wire.pass();
        // Whoever was answered badly time and again pauses between its tries.
        await signIn(library, scene.reader);
      })(context),
  );

  if (subject.answersNamePatrons) {
    test(
      "another patron's data is never shown",
      onStage(async ({ library, scene, wire }) => {
        const session = await signIn(library, scene.reader);
        wire.mixUp();
        const answers = [
          await library.overview({ session }, options()),
          await library.loans({ session }, options()),
          await library.holds({ session }, options()),
        ];
        const said = JSON.stringify(answers);
        expect(said).not.toContain(scene.otherLoan.barcode);
        expect(said).not.toContain(scene.otherLoan.title);
        expect(answers.map(refusalIn)).toEqual(["out-of-order", "out-of-order", "out-of-order"]);
      }),
      PATIENCE_MS,
    );
  }

  test(
    "the end of a visit aborts its calls, and late answers are dropped",
    onStage(async ({ library, scene, wire }) => {
      const session = await signIn(library, scene.reader);
      wire.holdAnswers();
      const heard = wire.heard();
      const visit = new AbortController();
      const answer = timed(library.loans({ session }, { signal: visit.signal as Abort }));
      await vi.waitFor(() => expect(wire.heard()).toBeGreaterThan(heard), { timeout: SLOWNESS_MS });
      const ended = performance.now();
      visit.abort();
      expect((await answer).value.ok).toBe(false);
      expect(performance.now() - ended).toBeLessThan(GIVEN_UP_WITHIN_MS);
      // The next visit is there before the answer of the last one.
      const next = library.signIn(credentials(scene.other), options());
      await wire.pass();
      const { session: others } = valueIn(await next);
      const { loans } = await answered(() => library.loans({ session: others }, options()));
      expect(loans.map(({ barcode }) => barcode)).toEqual([scene.otherLoan.barcode]);
    }),
    PATIENCE_MS,
  );
}
