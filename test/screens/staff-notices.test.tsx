import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { LibraryNotice } from "#contract/domain/notice.ts";
import { LANGUAGES } from "#contract/domain/text.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { daysAfter, today } from "#renderer/dates.ts";
import { bareText } from "#renderer/ruby/bare-text.ts";
import { READY_NOTICES } from "#renderer/staff/editors/ready-notices.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { openStaff } from "#test/support/screens/open-staff.tsx";

const t = staffJa;
const READY = READY_NOTICES.map(({ ja }) => ja.replaceAll(/\[[^\]]*\]/gu, ""));

async function notices() {
  const page = await openStaff();
  await page.press(t.sections.settings);
  await page.press(t.groups.languages);
  await page.press(new RegExp(`^${t.fields.notices.label}`, "u"));
  return page;
}

describe("the editor of the library's notices", () => {
  test("a ready-made one is chosen, seen in every language, given its days, and saved", async () => {
    const page = await notices();
    await page.press(t.notices.add);
    await page.press(READY[1] ?? "");
    // As patrons see it with furigana.
    expect(bareText(screen.getByLabelText(t.notices.preview)).trim()).toBe(READY[1]);
    expect([...document.querySelectorAll("rt")].map((reading) => reading.textContent)).toEqual([
      "はや",
      "へいかん",
    ]);
    await page.press("한국어");
    expect(screen.getByLabelText(t.notices.preview)).toHaveTextContent(READY_NOTICES[1]?.ko ?? "");
    expect(screen.getByText(t.notices.notTypable)).toBeVisible();
    await page.press("＋");
    await page.press(t.notices.week, 1);
    await page.press(t.save);
    const from = daysAfter(today(), 1);
    const until = daysAfter(today(), 7);
    expect(page.argsOf("change")).toEqual([
      { changes: [{ path: "notices", value: [{ ...READY_NOTICES[1], from, until }] }] },
    ]);
  });

  test("its words are typed on the keyboards; an empty one is not saved", async () => {
    const page = await notices();
    await page.press(t.notices.add);
    await page.press(t.notices.own);
    expect(screen.queryByRole("button", { name: t.save })).toBeNull();
    await page.press(t.notices.type);
    for (const kana of ["や", "す", "み"]) await page.press(kana);
    await page.press(t.notices.typed);
    await page.press("English", 1);
    await page.press(t.notices.type);
    await page.press("c");
    await page.press(t.save);
    expect(page.argsOf("change")).toEqual([
      { changes: [{ path: "notices", value: [{ ja: "やすみ", en: "c" }] }] },
    ]);
  });

  test("the last day is never before the first, and either can be taken away", async () => {
    const page = await notices();
    await page.press(t.notices.add);
    await page.press(READY[0] ?? "");
    await page.press("−", 1);
    await page.press(t.notices.week, 0);
    await page.press(t.notices.noDay, 1);
    await page.press(t.save);
    const from = daysAfter(today(), 7);
    expect(page.argsOf("change")).toEqual([
      { changes: [{ path: "notices", value: [{ ...READY_NOTICES[0], from }] }] },
    ]);
  });

  test("one is deleted again before anything holds", async () => {
    const page = await notices();
    await page.press(t.notices.add);
    await page.press(READY[0] ?? "");
    await page.press(t.notices.remove);
    expect(screen.queryByRole("button", { name: t.save })).toBeNull();
    expect(page.argsOf("change")).toEqual([]);
  });
});

test("every ready-made notice has words in every language, and is one that the settings take", () => {
  for (const notice of READY_NOTICES) {
    expect(Object.keys(notice).toSorted()).toEqual([...LANGUAGES].toSorted());
    expect(notice["ja-x-child"]).not.toMatch(/\p{Script=Han}/u);
  }
  const all: readonly LibraryNotice[] = READY_NOTICES;
  const read = SETTINGS.safeParse({ backend: { url: "https://backend.library.example" }, notices: all });
  expect(read.success).toBe(true);
});
