import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { EmailState, Overview, Patron } from "#contract/domain/patron.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { useStore } from "#renderer/state/store.ts";
import { INFO, OVERVIEW, PATRON, TERMS } from "#test/support/screens/fake-kiosk.ts";
import { type OpenPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, hold } from "#test/support/screens/sample-records.ts";

const APPLIED = hold("h1", "吾輩は猫である", "applied");
const MASKED = "h*****@mail.example";
const REGISTERED: Patron = { ...PATRON, email: { state: "registered", masked: MASKED } };
const UNPROVEN: Patron = {
  ...PATRON,
  email: { state: "registered", masked: MASKED, awaitsProof: true },
  contactMethods: ["none", "phone", "fax"],
};
const PROVEN: Patron = { ...PATRON, email: { state: "registered", masked: MASKED, proven: true } };
const NONE: Patron = { ...PATRON, email: { state: "none" }, contactMethods: ["none", "phone", "fax"] };

function withEmail(email: EmailState): Overview {
  return { ...OVERVIEW, patron: { ...PATRON, email } };
}

describe.each(["ja", "en"] as const)("the email notice service (%s)", (language) => {
  const t = translator(language, TERMS);

  test.each(["registered", "bounced", "refused"] as const)(
    "an address that is %s is explained, masked",
    async (state) => {
      await openSignedIn({ at: "email" }, { language, overview: withEmail({ state, masked: MASKED }) });
      expect(screen.getByText(t(`account.emailState.${state}`))).toBeVisible();
      expect(screen.getByText(MASKED)).toBeVisible();
      expect(screen.getByText(t(`account.emailPage.${state}`))).toBeVisible();
      expect(screen.getByRole("button", { name: t("account.emailPage.change") })).toBeVisible();
    },
  );

  test("without an address: that it is up to the patron, and nothing to delete", async () => {
    await openSignedIn({ at: "email" }, { language, overview: withEmail({ state: "none" }) });
    expect(screen.getByText(t("account.emailPage.none"))).toBeVisible();
    expect(screen.getByRole("button", { name: t("account.emailPage.register") })).toBeVisible();
    expect(screen.queryByRole("button", { name: t("account.emailPage.remove") })).toBeNull();
  });

  test("senders and domain are shown (D43)", async () => {
    await openSignedIn({ at: "email" }, { language });
    expect(screen.getByText("info@library.example")).toBeVisible();
    expect(screen.getByText("confirm@library.example")).toBeVisible();
    expect(screen.getByText(t("account.emailPage.domain", { domain: "library.example" }))).toBeVisible();
  });

  test("senders that the system does not tell are not shown", async () => {
    const mail = { holdSender: "", confirmSender: "", domain: "" };
    await openSignedIn({ at: "email" }, { language, hello: { info: { ...INFO, mail } } });
    expect(screen.queryByText(t("account.emailPage.senders"))).toBeNull();
  });

  test("registered: typed twice, sent together, and the confirmation mail is announced, and what to do if it does not come (D41, D42, D47)", async () => {
    const page = await openSignedIn({ at: "email" }, { language, overview: withEmail({ state: "none" }) });
    page.kiosk.grants("setEmail", REGISTERED);
    await page.press(t("account.emailPage.register"));
    await page.type("hanako@mail.example");
    await page.press(t("common.next"));
    expect(screen.getByRole("heading", { name: t("account.emailPage.againHeading") })).toBeVisible();
    expect(screen.getByLabelText(t("account.emailPage.fieldAgain"))).toHaveValue("");
    await page.type("hanako@mail.example");
    await page.press(t("account.emailPage.register"));
    const typed = "hanako@mail.example";
    expect(page.kiosk.callsOf("setEmail")).toEqual([{ address: typed, again: typed, language }]);
    expect(await screen.findByText(t("account.emailPage.doneConfirm"))).toBeVisible();
    expect(screen.getByText(t("account.emailPage.doneMissing"))).toBeVisible();
    expect(useStore.getState().overview?.patron.email).toEqual({ state: "registered", masked: MASKED });
    expect(useStore.getState().actions).toEqual(["email-registered"]);
  });

  test("typing an address twice takes half the touches where its domain has a key (D47)", async () => {
    const page = await openSignedIn({ at: "email" }, { language, overview: withEmail({ state: "none" }) });
    page.kiosk.grants("setEmail", REGISTERED);
    await page.press(t("account.emailPage.register"));
    let touches = 0;
    const touch = (name: string): Promise<void> => {
      touches += 1;
      return page.press(name);
    };
    for (const next of [t("common.next"), t("account.emailPage.register")]) {
      for (const key of [..."hanako@", "@docomo.ne.jp", next]) await touch(key);
    }
    const address = "hanako@docomo.ne.jp";
    expect(page.kiosk.callsOf("setEmail")).toEqual([{ address, again: address, language }]);
    expect(touches).toBeLessThanOrEqual((2 * (address.length + 1)) / 2);
    expect(await screen.findByText(t("account.emailPage.doneConfirm"))).toBeVisible();
    expect(screen.getByText(address)).toBeVisible();
  });

  test.each(["email-mismatch", "email-format", "not-confirmed"] as const)(
    "refused with %s: told, and typed anew",
    async (name) => {
      const page = await openSignedIn({ at: "email" }, { language });
      page.kiosk.refuses("setEmail", { name });
      await page.press(t("account.emailPage.change"));
      await page.type("hanako@mail.example");
      await page.press(t("common.next"));
      await page.type("hanaka@mail.example");
      await page.press(t("account.emailPage.change"));
      expect(await screen.findByRole("alert")).toHaveTextContent(t(`refusal.${name}.text`));
      expect(screen.getByRole("heading", { name: t("account.emailPage.newHeading") })).toBeVisible();
    },
  );

  test("something that is no address is noticed before it is typed a second time", async () => {
    const page = await openSignedIn({ at: "email" }, { language });
    await page.press(t("account.emailPage.change"));
    await page.type("hanako");
    await page.press(t("common.next"));
    expect(screen.getByRole("alert")).toHaveTextContent(t("refusal.email-format.text"));
  });

  test("deleting asks first; the safe answer keeps it", async () => {
    const page = await openSignedIn({ at: "email" }, { language });
    await page.press(t("account.emailPage.remove"));
    const box = screen.getByRole("dialog", { name: t("account.emailPage.removeHeading") });
    expect(within(box).getByText(t("account.emailPage.removeText"))).toBeVisible();
    await page.press(t("account.emailPage.keep"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(page.kiosk.callsOf("deleteEmail")).toEqual([]);
  });

  test("deleted: said so, and the details know it", async () => {
    const page = await openSignedIn({ at: "email" }, { language });
    page.kiosk.grants("deleteEmail", NONE);
    await page.press(t("account.emailPage.remove"));
    const box = screen.getByRole("dialog");
    const confirm = within(box).getByRole("button", { name: t("account.emailPage.remove") });
    // A trembling finger deletes nothing (V15).
    confirm.click();
    expect(page.kiosk.callsOf("deleteEmail")).toEqual([]);
    page.pause();
    confirm.click();
    expect(await screen.findByRole("heading", { name: t("account.emailPage.removed") })).toBeVisible();
    expect(useStore.getState().overview?.patron.email).toEqual({ state: "none" });
    expect(useStore.getState().actions).toEqual(["email-deleted"]);
  });

  test("a hold with notices by mail keeps the address (D47)", async () => {
    const page = await openSignedIn({ at: "email" }, { language });
    page.kiosk.refuses("deleteEmail", { name: "email-in-use-by-holds" });
    await page.press(t("account.emailPage.remove"));
    page.pause();
    screen.getByRole("dialog").querySelectorAll("button")[1]?.click();
    expect(await screen.findByRole("alert")).toHaveTextContent(t("refusal.email-in-use-by-holds.text"));
    expect(screen.getByRole("button", { name: t("common.ways.holds") })).toBeVisible();
  });
});

// Not ja-x-easy: it has furigana, which cut its sentences into pieces.
describe.each(["ja", "en", "zh-Hans", "ko", "ja-x-child"] as const)(
  "an address that awaits its proof (%s)",
  (language) => {
    const t = translator(language, TERMS);
    const overview: Overview = { ...OVERVIEW, patron: UNPROVEN };
    const open = (route: Route) => openSignedIn(route, { language, overview });
    const register = t("common.ways.email");

    async function atCode(): Promise<OpenPage> {
      const page = await open({ at: "email" });
      await page.press(t("account.emailPage.enterCode"));
      return page;
    }

    test("is told as that wherever email is told, and nobody is advised to register", async () => {
      await open({ at: "account" });
      expect(screen.getByText(new RegExp(t("account.emailState.unproven"), "u"))).toBeVisible();
      for (const route of [
        { at: "email" },
        { at: "hold-contact", title: FATHER, pickup: "central" },
        { at: "hold-change", hold: APPLIED },
      ] as const) {
        act(() => useStore.getState().go(route));
        await act(async () => undefined);
        expect(screen.queryByRole("button", { name: register }), route.at).toBeNull();
        expect(screen.queryByText(t("hold.noMail")), route.at).toBeNull();
      }
    });

    test("home and the question of contact lead to where the code is entered", async () => {
      const page = await openSignedIn(null, { language, overview });
      await page.press(new RegExp(t("home.emailUnproven"), "u"));
      expect(screen.getByText(t("account.emailPage.unproven"))).toBeVisible();
      act(() => useStore.getState().go({ at: "hold-contact", title: FATHER, pickup: "central" }));
      expect(await screen.findByText(t("hold.mailUnproven"))).toBeVisible();
      await page.press(t("common.ways.email-code"));
      expect(screen.getByRole("button", { name: t("account.emailPage.enterCode") })).toBeVisible();
    });

    test("the six digits of the mail prove it, and mail can be chosen", async () => {
      const page = await atCode();
      page.kiosk.grants("confirmEmail", PROVEN);
      expect(screen.getByText(new RegExp(MASKED.replaceAll("*", "\\*"), "u"))).toBeVisible();
      expect(screen.queryByRole("button", { name: t("account.emailPage.confirm") })).toBeNull();
      await page.type("012345");
      await page.press(t("account.emailPage.confirm"));
      expect(page.kiosk.callsOf("confirmEmail")).toEqual([{ code: "012345" }]);
      expect(
        await screen.findByRole("heading", { name: t("account.emailPage.provenHeading") }),
      ).toBeVisible();
      expect(screen.getByText(MASKED)).toBeVisible();
      expect(useStore.getState().overview?.patron.contactMethods).toContain("mail");
      expect(useStore.getState().actions).toEqual(["email-confirmed"]);
    });

    test.each(["email-code-wrong", "email-code-over"] as const)(
      "%s is told, and another mail brings another code",
      async (name) => {
        const page = await atCode();
        page.kiosk.refuses("confirmEmail", { name });
        page.kiosk.grants("resendEmailCode", UNPROVEN);
        await page.type("999999");
        await page.press(t("account.emailPage.confirm"));
        expect(await screen.findByRole("alert")).toHaveTextContent(t(`refusal.${name}.text`));
        const field = screen.getByLabelText(t("account.emailPage.codeField"));
        expect(field).toHaveValue("");
        expect(field).toHaveAttribute("aria-invalid", "true");
        await page.press(t("account.emailPage.sendAgain"));
        expect(await screen.findByLabelText(t("account.emailPage.sentAgain"))).toBeVisible();
        expect(screen.queryByRole("alert")).toBeNull();
        expect(page.kiosk.callsOf("resendEmailCode")).toEqual([{ language }]);
      },
    );

    test("a mail that cannot be sent again says nothing against the digits", async () => {
      const page = await atCode();
      page.kiosk.refuses("confirmEmail", { name: "email-code-wrong" });
      page.kiosk.refuses("resendEmailCode", { name: "not-done" });
      await page.type("999999");
      await page.press(t("account.emailPage.confirm"));
      await page.press(t("account.emailPage.sendAgain"));
      expect(await screen.findByRole("alert")).toHaveTextContent(t("refusal.not-done.text"));
      expect(screen.getByLabelText(t("account.emailPage.codeField"))).not.toBeInvalid();
    });

    test("the address is corrected or deleted, and the mail sent again, without the code", async () => {
      const page = await open({ at: "email" });
      page.kiosk.grants("resendEmailCode", UNPROVEN);
      expect(screen.getByRole("button", { name: t("account.emailPage.change") })).toBeVisible();
      expect(screen.getByRole("button", { name: t("account.emailPage.remove") })).toBeVisible();
      await page.press(t("account.emailPage.sendAgain"));
      expect(await screen.findByLabelText(t("account.emailPage.sentAgain"))).toBeVisible();
      await page.press(t("account.emailPage.codeLater"));
      expect(screen.getByText(t("account.emailPage.unproven"))).toBeVisible();
    });
  },
);

test("registered where a proof is wanted: the code is asked for, and nothing says that mail can be chosen", async () => {
  const t = translator("ja");
  const page = await openSignedIn({ at: "email" }, { overview: withEmail({ state: "none" }) });
  page.kiosk.grants("setEmail", UNPROVEN);
  await page.press(t("account.emailPage.register"));
  await page.type("hanako@mail.example");
  await page.press(t("common.next"));
  await page.type("hanako@mail.example");
  await page.press(t("account.emailPage.register"));
  expect(await screen.findByLabelText(t("account.emailPage.codeField"))).toHaveValue("");
  expect(screen.queryByText(t("account.emailPage.doneContact"))).toBeNull();
});

test.each([
  ["no-email", "common.ways.email"],
  ["email-refused", "common.ways.email-change"],
  ["email-unproven", "common.ways.email-code"],
] as const)("a hold refused with %s shows the way that helps", async (name, way) => {
  const t = translator("ja");
  const page = await openSignedIn({ at: "hold-confirm", title: FATHER, pickup: "central", contact: "mail" });
  page.kiosk.refuses("placeHold", { name });
  await page.press(t("hold.place"));
  const alert = await screen.findByRole("alert");
  await page.press(t(way));
  expect(alert).not.toBeVisible();
  expect(screen.getByRole("heading", { name: t("account.emailPage.heading") })).toBeVisible();
});

test("a patron whose address is registered and good is not advised to register where the library does not offer mail", async () => {
  const t = translator("ja");
  const patron: Patron = { ...REGISTERED, contactMethods: ["none", "phone"] };
  await openSignedIn(
    { at: "hold-contact", title: FATHER, pickup: "central" },
    { overview: { ...OVERVIEW, patron } },
  );
  expect(screen.queryByText(t("hold.noMail"))).toBeNull();
});
