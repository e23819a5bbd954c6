import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { loadFurigana, translator } from "#renderer/i18n/catalogues.ts";
import { piecesOf } from "#renderer/i18n/furigana/marks.ts";
import { USUAL_TERMS } from "#renderer/i18n/terms.ts";
import { bareText } from "#renderer/ruby/bare-text.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { INFO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { PLACE_NAMES } from "#test/support/screens/place-names.ts";
import { FATHER_HERE } from "#test/support/screens/sample-records.ts";

const t = translator("ja");
const PLACED = { title: FATHER_HERE, pickup: "west", contact: "mail" } as const;
const hello = { settings: { ...SETTINGS, placeNames: PLACE_NAMES, phone: { title: "", list: "" } } };

const readings = (): readonly (string | null)[] =>
  [...document.querySelectorAll("rt")].map((reading) => reading.textContent);

test("names have the readings of the settings where there are furigana, and never their brackets", async () => {
  await openSignedIn({ at: "hold-confirm", ...PLACED }, { hello });
  expect(readings()).toEqual([]);
  expect(screen.getByText("県立西部図書館", { selector: "dd" })).toBeVisible();
  await act(loadFurigana);
  act(() => useStore.getState().setDisplay({ furigana: true }));
  expect(readings()).toEqual(expect.arrayContaining(["けんりつ", "せいぶ", "としょかん"]));
  expect(bareText(document.body)).toContain("県立西部図書館");
  expect(document.body).not.toHaveTextContent("[");
});

test("accessible names and texts for a phone have none", async () => {
  const page = await openSignedIn({ at: "hold-pickup", title: FATHER_HERE }, { hello });
  await act(loadFurigana);
  act(() => useStore.getState().setDisplay({ furigana: true }));
  for (const { name } of INFO.libraries)
    expect(screen.getByRole("button", { name: new RegExp(`^${name.ja}`, "u") })).toBeVisible();
  page.kiosk.grants("title", FATHER_HERE);
  await act(async () => useStore.getState().go({ at: "title", id: FATHER_HERE.id }));
  await page.press(t("phone.take"));
  expect(currentRoute(useStore.getState())).toMatchObject({ at: "phone", title: { place: "1階 文学" } });
});

test("the library's own name in a sentence has its reading too", () => {
  const terms = { ...USUAL_TERMS, library: PLACE_NAMES[0] ?? null };
  const said = (furigana: boolean) => translator("ja", terms, furigana)("refusal.foreign-card.text");
  expect(said(false)).toContain("県立図書館");
  expect(piecesOf(said(true))).toEqual(
    expect.arrayContaining([
      { base: "県立", reading: "けんりつ" },
      { base: "図書館", reading: "としょかん" },
    ]),
  );
});
