import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { patronAnswer, placedAnswer } from "#contract/rest/answers.schema.ts";
import { type OnStage, options, refusalIn, shaped, signIn } from "./on-stage.ts";

/** The address is registered and deleted, and is shown masked alone. */
export function promiseEmail(onStage: OnStage): void {
  test(
    "an address is registered, shown only masked, and deleted again",
    onStage(async ({ library, scene }) => {
      const session = await signIn(library, scene.other);
      const language = "ja" as const;
      const set = { session, key: randomUUID(), address: "invented@library.example", language };
      const patron = shaped(patronAnswer, await library.setEmail(set, options()));
      expect(patron.email).toMatchObject({ state: "registered" });
      expect(JSON.stringify(patron)).not.toContain("invented");
      const bad = { session, key: randomUUID(), address: "no address", language };
      expect(refusalIn(await library.setEmail(bad, options()))).toBe("email-format");
      const after = await library.deleteEmail({ session, key: randomUUID() }, options());
      expect(shaped(patronAnswer, after).email).toEqual({ state: "none" });
    }, "email"),
  );
}

/** In front of a backend that is set to want a proof. */
export function promiseEmailProof(onStage: OnStage): void {
  test(
    "an unconfirmed address is no contact method until the code of the newest mail is entered",
    onStage(async ({ library, scene: { other, free, pickups }, truth }) => {
      const codeNow = async (): Promise<string> => (await truth.emailCode?.(other)) ?? "";
      const session = await signIn(library, other);
      const confirm = (code: string) => library.confirmEmail({ session, key: randomUUID(), code }, options());
      const language = "ja" as const;
      const resend = () => library.resendEmailCode({ session, key: randomUUID(), language }, options());
      expect(refusalIn(await resend())).toBe("no-email");
      const address = "invented@library.example";
      const set = await library.setEmail({ session, key: randomUUID(), address, language }, options());
      expect(shaped(patronAnswer, set).email).toMatchObject({ awaitsProof: true });
      const place = { session, title: free.id, pickup: pickups[0], contact: "mail" } as const;
      const early = await library.placeHold({ ...place, key: randomUUID() }, options());
      expect(refusalIn(early)).toBe("email-unproven");
      expect(refusalIn(await confirm("no digits"))).toBe("email-code-wrong");
      const first = await codeNow();
      expect(shaped(patronAnswer, await resend()).email).toMatchObject({ awaitsProof: true });
      const newest = await codeNow();
      if (first !== newest) expect(refusalIn(await confirm(first))).toBe("email-code-wrong");
      const proven = shaped(patronAnswer, await confirm(newest));
      expect(proven.email).toEqual({ state: "registered", masked: "i***@library.example", proven: true });
      expect(proven.contactMethods).toContain("mail");
      shaped(placedAnswer, await library.placeHold({ ...place, key: randomUUID() }, options()));
    }, "email"),
  );
}
