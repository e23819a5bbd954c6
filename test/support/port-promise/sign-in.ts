import { describe, expect, test } from "vitest";
import { infoAnswer, overviewAnswer } from "#contract/rest/answers.schema.ts";
import { signedInAnswer } from "#contract/rest/sign-in.schema.ts";
import { credentials, type OnStage, options, refusalIn, shaped, signIn, valueIn } from "./on-stage.ts";
import type { Stage } from "./subject.ts";

/** Sign-in: who is accepted, and what is answered about them. */
export function promiseSignIn(onStage: OnStage): void {
  describe("signing in", () => {
    test(
      "card and password open a session and give the overview, in the contract's shape",
      onStage(async ({ library, scene }) => {
        const { reader, loans, holds } = scene;
        const answer = await library.signIn(credentials(reader), options());
        const { session, overview } = shaped(signedInAnswer, answer);
        expect(session).not.toContain(reader.password);
        expect(overview).toMatchObject({
          patron: { cardTail: reader.cardNumber.slice(-3), password: "real" },
          loans: { count: loans.length, overdue: 0, nextDue: loans[0].dueDate },
          holds: { count: holds.length },
        });
        expect(shaped(overviewAnswer, await library.overview({ session }, options()))).toEqual(overview);
      }),
    );

    test(
      "a wrong password and an unknown card are refused alike",
      onStage(async ({ library, scene: { reader } }) => {
        const wrong = await library.signIn({ ...credentials(reader), password: "Wrong-999" }, options());
        const unknown = await library.signIn(
          { cardNumber: unknownCard(reader.cardNumber), password: reader.password },
          options(),
        );
        expect(refusalIn(wrong)).toBe("wrong-credentials");
        expect(unknown).toEqual(wrong);
      }),
    );

    test(
      "charges are a total with a currency, and nothing else",
      onStage(async ({ library, scene: { reader, owed } }) => {
        const { session, overview } = valueIn(await library.signIn(credentials(reader), options()));
        expect(overview.owed).toEqual(owed);
        expect(valueIn(await library.overview({ session }, options())).owed).toEqual(owed);
      }),
    );

    test(
      "an empty, overlong or injected password does not sign in",
      onStage(async ({ library, scene: { reader, other } }) => {
        const tries = [
          "",
          " ",
          `${reader.password}\r`,
          `${reader.password}|`,
          `x|AD${reader.password}|`,
          `x|AA${other.cardNumber}|AD${other.password}|`,
          "x".repeat(500),
          "猫".repeat(20),
          `" or "1"="1`,
        ];
        for (const password of tries) {
          const answer = await library.signIn({ ...credentials(reader), password }, options());
          expect(answer.ok, JSON.stringify(password.replace(reader.password, "…"))).toBe(false);
        }
      }, "wrong passwords"),
    );

    test(
      "a locked, expired or foreign card is refused with the reason, where the backend knows it",
      onStage(async ({ library, scene: { refusedSignIns } }) => {
        for (const [why, refused] of Object.entries(refusedSignIns)) {
          if (refused === null) continue;
          const answer = await library.signIn(credentials(refused), options());
          expect(refused.names, why).toContain(refusalIn(answer));
        }
      }),
    );

    test(
      "after sign-out, and with an invented session, every call for the patron is refused",
      onStage(async ({ library, scene: { reader } }) => {
        const session = await signIn(library, reader);
        expect(await library.signOut({ session }, options())).toEqual({ ok: true, value: {} });
        for (const dead of [session, "no-such-session"]) {
          const answers = await Promise.all([
            library.overview({ session: dead }, options()),
            library.loans({ session: dead }, options()),
            library.holds({ session: dead }, options()),
          ]);
          expect(answers.map(refusalIn)).toEqual(["signed-out", "signed-out", "signed-out"]);
          expect(await library.signOut({ session: dead }, options())).toEqual({ ok: true, value: {} });
        }
      }),
    );

    test(
      "two patrons at once each get their own data",
      onStage(async ({ library, scene }) => {
        const [reader, other] = await Promise.all([
          signIn(library, scene.reader),
          signIn(library, scene.other),
        ]);
        const rounds = await Promise.all(
          [reader, other, reader, other, other, reader].map(async (session) => ({
            session,
            loans: valueIn(await library.loans({ session }, options())).loans.map(({ barcode }) => barcode),
          })),
        );
        for (const { session, loans } of rounds) {
          const own = session === reader ? scene.loans : [scene.otherLoan];
          expect(loans.toSorted()).toEqual(own.map(({ barcode }) => barcode).toSorted());
        }
      }),
    );
  });

  describe("without a session", () => {
    test(
      "the backend is healthy, and the library details have what the screens need",
      onStage(async ({ library, scene: { pickups } }) => {
        expect(await library.health(options())).toMatchObject({ ok: true });
        const { libraries } = shaped(infoAnswer, await library.info(options()));
        expect(libraries.map(({ id }) => id)).toEqual(expect.arrayContaining([...pickups]));
      }),
    );

    test(
      "no answer has more patron data than the contract allows",
      onStage(async (stage) => {
        const said = JSON.stringify(await everythingOf(stage));
        expect(stage.scene.unsaid.filter((word) => said.includes(word))).toEqual([]);
        expect(said).not.toContain(stage.scene.reader.cardNumber);
        expect(said).not.toContain(stage.scene.reader.password);
      }),
    );
  });
}

/** An unused card number of the same kind. */
export function unknownCard(cardNumber: string): string {
  return `${cardNumber.slice(0, -3)}987`;
}

async function everythingOf({ library, scene }: Stage): Promise<readonly unknown[]> {
  const signedIn = valueIn(await library.signIn(credentials(scene.reader), options()));
  const { session } = signedIn;
  return [
    signedIn.overview,
    await library.info(options()),
    await library.overview({ session }, options()),
    await library.loans({ session }, options()),
    await library.holds({ session }, options()),
  ];
}
