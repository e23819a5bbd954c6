import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { EmailState, Overview, Patron } from "#contract/domain/patron.ts";
import { useStore } from "#renderer/app/store.ts";
import { speak } from "#renderer/words/index.ts";
import { OVERVIEW, PATRON } from "../helpers/fake-kiosk.ts";
import { openSignedIn } from "../helpers/open-page.tsx";

const MASKED = "h*****@mail.example";
const REGISTERED: Patron = { ...PATRON, email: { state: "registered", masked: MASKED } };
const NONE: Patron = { ...PATRON, email: { state: "none" }, contactMethods: ["none", "phone", "fax"] };

function withEmail(email: EmailState): Overview {
  return { ...OVERVIEW, patron: { ...PATRON, email } };
}

describe.each(["ja", "en"] as const)("the e-mail notice service (%s)", (language) => {
  const t = speak(language);

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

  test("senders and domain are shown (rule 43)", async () => {
    await openSignedIn({ at: "email" }, { language });
    expect(screen.getByText("info@library.example")).toBeVisible();
    expect(screen.getByText("confirm@library.example")).toBeVisible();
    expect(screen.getByText(t("account.emailPage.domain", { domain: "library.example" }))).toBeVisible();
  });

  test("registered: typed twice, sent together, and the confirmation mail is announced, and what to do if it does not come (rules 41, 42, 47)", async () => {
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
    expect(page.kiosk.callsOf("setEmail")).toEqual([{ address: typed, again: typed }]);
    expect(await screen.findByText(t("account.emailPage.doneConfirm"))).toBeVisible();
    expect(screen.getByText(t("account.emailPage.doneMissing"))).toBeVisible();
    expect(useStore.getState().overview?.patron.email).toEqual({ state: "registered", masked: MASKED });
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
    expect(screen.getByRole("alert")).toHaveTextContent("H-51");
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
    within(box)
      .getByRole("button", { name: t("account.emailPage.remove") })
      .click();
    expect(await screen.findByRole("heading", { name: t("account.emailPage.removed") })).toBeVisible();
    expect(useStore.getState().overview?.patron.email).toEqual({ state: "none" });
  });

  test("a hold that is told by mail keeps the address (rule 47)", async () => {
    const page = await openSignedIn({ at: "email" }, { language });
    page.kiosk.refuses("deleteEmail", { name: "email-in-use-by-holds" });
    await page.press(t("account.emailPage.remove"));
    screen.getByRole("dialog").querySelectorAll("button")[1]?.click();
    expect(await screen.findByRole("alert")).toHaveTextContent("H-53");
    expect(screen.getByRole("button", { name: t("common.ways.holds") })).toBeVisible();
  });
});
