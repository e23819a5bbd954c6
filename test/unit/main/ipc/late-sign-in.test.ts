import { expect, it } from "vitest";
import type { Overview } from "#contract/domain/patron.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { ok } from "#contract/result.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { accountCalls } from "#main/ipc/account-calls.ts";
import { makeContext } from "#main/ipc/contexts.ts";
import { createJournal } from "#main/library/journal.ts";
import { createLendingCounter } from "#main/library/lending-counter.ts";
import { passwordRules } from "#main/library/password-rules.ts";
import { createPatronSession } from "#main/visit/patron-session.ts";
import { createReturns } from "#main/visit/returns.ts";
import { visitTimes } from "#main/visit/times.ts";
import { createVisit } from "#main/visit/visit.ts";
import { NO_COVERS } from "#test/support/main/no-covers.ts";
import { NOTHING_WAITS } from "#test/support/main/no-waiting-cancels.ts";

const rules = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } });
const overview: Overview = {
  patron: { cardTail: "014", password: "real", email: { state: "none" }, contactMethods: ["none"] },
  loans: { count: 0, overdue: 0, nextDue: null },
  holds: { count: 0, max: 5 },
  ready: [],
};

/** A backend that thinks about a sign-in until it is told to answer, and notes who was signed out. */
function slowBackend() {
  const ended: string[] = [];
  let answer = (): void => undefined;
  const thought = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const library: Partial<LibraryPort> = {
    async signIn() {
      await thought;
      return ok({ session: "session-of-the-first", overview });
    },
    async signOut({ session }) {
      ended.push(session);
      return ok({});
    },
  };
  return { library: library as LibraryPort, answer, ended };
}

it("another card shown before the answer about the first: the late answer does not sign in", async () => {
  const { library, answer, ended } = slowBackend();
  const journal = createJournal(
    "",
    Object.assign(() => undefined, { recent: () => [] }),
  );
  const patron = createPatronSession(library, journal, NOTHING_WAITS);
  const visit = createVisit(
    () => visitTimes(rules),
    () => 0,
    false,
  );
  visit.setEffectHandler(() => undefined);
  const hello = () => Promise.reject(new Error("nobody asks"));
  visit.dispatch({ type: "card-scanned", number: "2001014", takeBack: 0 });
  const context = makeContext(
    {
      library,
      covers: NO_COVERS,
      journal,
      lending: createLendingCounter(),
      patronSession: patron,
      visit,
      cancels: NOTHING_WAITS,
      returns: createReturns(),
      codeFormats: () => rules,
      newPassword: passwordRules(rules).next,
      hasPatrons: true,
      hello,
      print: async () => "printed",
      staffDoor: () => undefined,
      speaker: { speak: () => undefined, hush: () => undefined },
    },
    visit.state().visit,
  );
  const signingIn = accountCalls.signIn({ password: "Shiori7" }, context);
  visit.dispatch({ type: "card-scanned", number: "2002020", takeBack: 0 });
  answer();
  expect(await signingIn).toEqual({ ok: false, refusal: { name: "signed-out" } });
  await patron.signOutsSettled();
  expect(ended).toEqual(["session-of-the-first"]);
  expect(visit.state()).toMatchObject({ phase: "open", card: "2002020", access: "guest" });
  expect(patron.current().session).toBeNull();
});
