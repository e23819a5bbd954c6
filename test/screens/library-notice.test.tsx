import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { loadFurigana } from "#renderer/i18n/catalogues.ts";
import { translator } from "#renderer/i18n/index.ts";
import { bareText } from "#renderer/ruby/bare-text.ts";
import { useStore } from "#renderer/state/store.ts";
import { openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";

const t = translator("ja");
const NOTICES = [
  { ja: "あすは休館します。", en: "Closed tomorrow." },
  { ja: "おはなし会があります。", en: "There is a story hour." },
];

test("the library's notices are on the first screens, one after the other, and are closed for the visit", async () => {
  const page = await openPage({ hello: { notices: NOTICES } });
  // On the attract screen all of it, and nothing to close.
  for (const { ja } of NOTICES) expect(screen.getByText(ja)).toBeVisible();
  expect(screen.queryByRole("button", { name: t("common.close") })).toBeNull();
  await told(() => page.kiosk.visit({ phase: "browsing" }));
  expect(screen.getByText(NOTICES[0]?.ja ?? "")).toBeVisible();
  expect(screen.queryByText(NOTICES[1]?.ja ?? "")).toBeNull();
  await page.press(t("common.close"));
  await page.press(t("common.close"));
  for (const { ja } of NOTICES) expect(screen.queryByText(ja)).toBeNull();
  // Still closed on the way back to this screen.
  act(() => useStore.getState().go({ at: "help" }));
  act(() => useStore.getState().back());
  for (const { ja } of NOTICES) expect(screen.queryByText(ja)).toBeNull();
});

test("the next visit begins with all of them, in its own language", async () => {
  await openSignedIn(null, { language: "en", hello: { notices: NOTICES } });
  expect(useStore.getState().closedNotices).toEqual([]);
  expect(screen.getByText("Closed tomorrow.")).toBeVisible();
});

test("a notice shows the library's own furigana where furigana are on, and never their brackets", async () => {
  const notice = {
    ja: "11月[がつ]30日[にち]（月[げつ]）から12月[がつ]2日[ふつか]まで休館[きゅうかん]します。[本館]",
    en: "Closed.",
  };
  const bare = "11月30日\u2060（月）から12月2日まで休館します。[本館]";
  await openPage({ hello: { notices: [notice] } });
  expect(screen.getByText(bare)).toBeVisible();
  await act(loadFurigana);
  act(() => useStore.getState().setDisplay({ furigana: true }));
  const readings = [...document.querySelectorAll(".attract-sub ruby")].map((ruby) => ruby.textContent);
  // A figure is read as part of a word only where the word has a reading of its own.
  expect(readings).toEqual(["月がつ", "日にち", "月げつ", "月がつ", "2日ふつか", "休館きゅうかん"]);
  expect(bareText(document.querySelector(".attract-sub"))).toBe(bare);
});
