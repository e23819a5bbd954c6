import { describe, expect, it } from "vitest";
import { key, kohaVisit, options, signedIn } from "#test/support/library/koha-scene.ts";
import { CANARY, CARD } from "../../../../fakes/koha-world.ts";

const no = (name: string) => ({ ok: false, refusal: { name } });
const ADDRESS = "new.address@library.example";
const NEXT = "Fresh-Pin-88";

describe("the email address at Koha", () => {
  it("is written with what Koha demands and nothing else", async () => {
    const { library, session, koha, calls } = await kohaVisit();
    const patron = koha.world.patrons[0];
    expect(
      await library.setEmail({ session, key: key(), address: ADDRESS, language: "ja" }, options()),
    ).toMatchObject({
      ok: true,
      value: { email: { state: "registered", masked: "n***@library.example" }, contactMethods: ["mail"] },
    });
    expect(patron?.["email"]).toBe(ADDRESS);
    expect(calls()).toEqual(["GET /patrons/4", "PUT /patrons/4"]);
    const put = koha.seen.find(({ method }) => method === "PUT");
    expect(Object.keys(put?.body ?? {}).toSorted()).toEqual([
      "category_id",
      "email",
      "library_id",
      "surname",
    ]);
  });

  it("is removed, and holds then have no notices", async () => {
    const { library, session, koha } = await kohaVisit();
    expect(await library.deleteEmail({ session, key: key() }, options())).toMatchObject({
      ok: true,
      value: { email: { state: "none" }, contactMethods: ["none"] },
    });
    expect(koha.world.patrons[0]?.["email"]).toBeNull();
    const list = await library.holds({ session }, options());
    expect(list.ok && list.value.holds[0]?.contact).toBe("none");
  });

  it.each(["no-address", "two@@library.example", `${"x".repeat(250)}@library.example`])(
    "%s is not even sent",
    async (address) => {
      const { library, session, calls } = await kohaVisit();
      expect(await library.setEmail({ session, key: key(), address, language: "ja" }, options())).toEqual(
        no("email-format"),
      );
      expect(calls()).toEqual([]);
    },
  );

  it("whose answer is lost is looked up; an answer with the old address is no success", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("PUT", /^\/patrons/u, { kind: "lost" });
    expect(
      await library.setEmail({ session, key: key(), address: ADDRESS, language: "ja" }, options()),
    ).toMatchObject({
      ok: true,
      value: { email: { masked: "n***@library.example" } },
    });
    const old = { ...koha.world.patrons[0] };
    koha.fail("PUT", /^\/patrons/u, { kind: "answer", answer: { status: 200, body: old } });
    expect(
      await library.setEmail(
        { session, key: key(), address: "other@library.example", language: "ja" },
        options(),
      ),
    ).toMatchObject(no("not-confirmed"));
  });

  it("that Koha itself does not take is one to correct", async () => {
    const { library, session, koha } = await kohaVisit();
    const answer = { status: 400, body: { error: "Invalid email" } };
    koha.fail("PUT", /^\/patrons/u, { kind: "answer", answer });
    expect(
      await library.setEmail({ session, key: key(), address: ADDRESS, language: "ja" }, options()),
    ).toEqual(no("email-format"));
  });
});

describe("the password at Koha", () => {
  it("is changed after the old one was proved", async () => {
    const { library, session, koha, calls } = await kohaVisit();
    const words = { current: CANARY.password, next: NEXT };
    expect(await library.changePassword({ session, key: key(), ...words }, options())).toMatchObject({
      ok: true,
      value: { patron: { password: "real" }, loans: { count: 2 } },
    });
    expect(koha.world.patrons[0]?.["_password"]).toBe(NEXT);
    expect(calls()[0]).toBe("POST /auth/password/validation");
    expect(calls().at(-1)).toBe("POST /patrons/4/password");
    expect(await library.signIn({ cardNumber: CARD, password: NEXT }, options())).toMatchObject({ ok: true });
  });

  it.each([
    ["a wrong old one", { current: "wrong", next: NEXT }, "current-password-wrong"],
    ["the same one again", { current: CANARY.password, next: CANARY.password }, "password-unchanged"],
    ["one too short for Koha", { current: CANARY.password, next: "abc" }, "password-rule"],
    ["one with a space at its end", { current: CANARY.password, next: "abcdef " }, "password-rule"],
  ])("%s is refused", async (_what, words, name) => {
    const { library, session, koha } = await kohaVisit();
    expect(await library.changePassword({ session, key: key(), ...words }, options())).toEqual(no(name));
    expect(koha.world.patrons[0]?.["_password"]).toBe(CANARY.password);
  });

  it("whose answer is lost is tried once", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /\/password$/u, { kind: "lost" });
    const words = { current: CANARY.password, next: NEXT };
    expect(await library.changePassword({ session, key: key(), ...words }, options())).toMatchObject({
      ok: true,
    });
  });

  it("that got lost on the way costs one counted try, no more", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /\/patrons\/4\/password$/u, { kind: "reset" });
    const words = { current: CANARY.password, next: NEXT };
    expect(await library.changePassword({ session, key: key(), ...words }, options())).toMatchObject(
      no("not-confirmed"),
    );
    expect(koha.world.patrons[0]?.["login_attempts"]).toBe(1);
  });

  it("is not changed when the old one cannot be proved", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /validation/u, { kind: "reset" });
    const words = { current: CANARY.password, next: NEXT };
    expect(await library.changePassword({ session, key: key(), ...words }, options())).toEqual(
      no("not-done"),
    );
    await signedIn(library);
  });
});
