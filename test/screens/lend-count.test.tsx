import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { LENDS, lent, rows, scan, settle } from "#test/support/screens/lending-screen.ts";
import { type OpenPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { loan } from "#test/support/screens/sample-records.ts";

describe.each(["ja", "en"] as const)("how many books there are, in %s", (language) => {
  const t = translator(language);
  async function asked(): Promise<OpenPage> {
    const settings = { ...HELLO.settings, language, asksCount: true };
    const page = await openSignedIn({ at: "lend" }, { language, hello: { ...LENDS.hello, settings } });
    page.kiosk.answers("checkOut", ({ barcode }) => lent(barcode, `本${barcode}`));
    return page;
  }
  const ends = () => screen.queryByRole("dialog", { name: t("visit.finishBox.heading") });

  test("the number that was read leads to the end", async () => {
    const page = await asked();
    await page.press(t("lend.books", { count: 2 }));
    await scan(page, "100000001");
    expect(screen.getByText(t("lend.read", { expected: 2, count: 1 }))).toBeVisible();
    await scan(page, "100000002");
    await page.press(t("lend.all"));
    expect(ends()).toBeVisible();
    expect(screen.queryByText(t("lend.mismatch", { expected: 2, count: 2 }))).toBeNull();
  });

  test("another number shows what was read; one can scan more, or go on with these", async () => {
    const page = await asked();
    await page.press(t("lend.books", { count: 3 }));
    await scan(page, "100000001", "100000002");
    await page.press(t("lend.all"));
    const name = t("lend.mismatch", { expected: 3, count: 2 });
    const box = within(screen.getByRole("dialog", { name }));
    expect(box.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "本100000001",
      "本100000002",
    ]);
    await page.press(t("lend.scanMore"));
    expect(screen.queryByRole("dialog")).toBeNull();
    await page.press(t("lend.all"));
    await page.press(t("lend.goOn"));
    expect(within(ends() as HTMLElement).getByText(name)).toBeVisible();
  });

  test("what was not lent is not counted, and comes first", async () => {
    const page = await asked();
    page.kiosk.answers("checkOut", ({ barcode }) =>
      barcode === "100000002" ? refused(refusal("loan-limit")) : lent(barcode, `本${barcode}`),
    );
    await page.press(t("lend.books", { count: 2 }));
    await scan(page, "100000001", "100000002");
    expect(screen.getByText(t("lend.read", { expected: 2, count: 1 }))).toBeVisible();
    await page.press(t("lend.all"));
    const box = within(screen.getByRole("dialog", { name: t("lend.mismatch", { expected: 2, count: 1 }) }));
    const [first, second] = box.getAllByRole("listitem");
    expect(first).toHaveTextContent(t("lend.copy", { number: "100000002" }));
    expect(second).toHaveTextContent("本100000001");
  });

  test("a book that is still being lent is taken as lent", async () => {
    const page = await asked();
    page.kiosk.holdsBack("checkOut");
    await page.press(t("lend.books", { count: 1 }));
    await scan(page, "100000001");
    await page.press(t("lend.all"));
    expect(within(ends() as HTMLElement).getByText(t("lend.endWorking", { count: 1 }))).toBeVisible();
    expect(screen.queryByText(t("lend.mismatch", { expected: 1, count: 0 }))).toBeNull();
  });

  test.each(["it was not counted", "a book was scanned first"])(
    "nothing is compared where %s",
    async (what) => {
      const page = await asked();
      if (what === "it was not counted") await page.press(t("lend.uncounted"));
      await scan(page, "100000001");
      expect(rows()[0]).toHaveTextContent("本100000001");
      expect(screen.queryByRole("button", { name: t("lend.all") })).toBeNull();
    },
  );

  test("a scan or a refusal closes the box, an answer does not", async () => {
    const page = await asked();
    await page.press(t("lend.books", { count: 3 }));
    const answer = page.kiosk.holdsBack("checkOut");
    await scan(page, "100000001");
    await page.press(t("lend.all"));
    await act(async () => answer(lent("100000001", "雪国")));
    expect(screen.getByRole("dialog")).toBeVisible();
    page.kiosk.refuses("checkOut", { name: "loan-limit" });
    await scan(page, "100000002");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(rows()[0]).toHaveTextContent(t("refusal.loan-limit.text"));
  });

  test("more than were counted are told as more", async () => {
    const page = await asked();
    await page.press(t("lend.books", { count: 1 }));
    await scan(page, "100000001", "100000002");
    const name = t("lend.mismatch", { expected: 1, count: 2 });
    expect(screen.getByText(name)).toBeVisible();
    await page.press(t("lend.all"));
    expect(within(screen.getByRole("dialog", { name })).getByText(t("lend.surplusHint"))).toBeVisible();
  });

  test("nothing is compared after an undo", async () => {
    const page = await asked();
    await page.press(t("lend.books", { count: 2 }));
    await scan(page, "100000001", "100000002");
    const { title } = loan("100000002", "本100000002");
    page.kiosk.grants("undoLoan", { title, barcode: "100000002", place: { kind: "trolley" }, tag: "unsaid" });
    await page.press(t("lend.undoOf", { title: "本100000002" }));
    await settle();
    expect(screen.queryByRole("button", { name: t("lend.all") })).toBeNull();
    await page.press(t("visit.finish"));
    expect(screen.queryByText(t("lend.mismatch", { expected: 2, count: 1 }))).toBeNull();
    expect(screen.queryByText(t("lend.mismatch", { expected: 2, count: 2 }))).toBeNull();
  });

  test("it is asked only where the library wants it", async () => {
    await openSignedIn({ at: "lend" }, { language, ...LENDS });
    expect(screen.queryByText(t("lend.howMany"))).toBeNull();
  });
});
