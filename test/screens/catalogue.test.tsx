import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { loadOpenBook } from "#renderer/app/open-book-loader.ts";
import { forgetEverything } from "#renderer/state/store.ts";
import type { Entry } from "../gallery/catalogue/entry.ts";
import { furnish } from "../gallery/catalogue/furnish.ts";
import { SHEETS } from "../gallery/catalogue/sheets.ts";
import { Specimens } from "../gallery/catalogue/specimens.tsx";

/*
 * The design catalogue can be drawn, and shows pressed and focused every kind of control that a component has.
 */

/** Kinds of controls: what a style sheet knows them by. */
const CONTROLS = "button, input, [role=button]";

function kindOf(control: Element): string {
  const [name = ""] = control.className.split(" ");
  return name === "" ? `${control.parentElement?.className.split(" ")[0]} ${control.localName}` : name;
}

async function draw(entry: Entry): Promise<HTMLElement> {
  furnish();
  const { container } = render(<Specimens entry={entry} />);
  await act(async () => undefined);
  return container;
}

beforeAll(async () => {
  // As the catalogue is photographed: on an upright panel.
  Object.assign(window, { innerWidth: 1080, innerHeight: 1920 });
  await loadOpenBook();
});
afterEach(() => {
  cleanup();
  forgetEverything();
});

const ENTRIES = SHEETS.flatMap(({ entries }) => entries);
const there = new Set<string>();
const shown = new Set<string>();

describe("the design catalogue", () => {
  test.each(ENTRIES.map((entry) => [entry.of, Object.keys(entry.states).join(", "), entry] as const))(
    "%s: %s",
    async (of, _, entry) => {
      const page = await draw(entry);
      const empty = [...page.querySelectorAll(".cat-as-it-is, .cat-panel-screen")].filter(
        (one) => one.querySelector(":scope > :not(.paper)") === null,
      );
      expect(empty.map((one) => one.closest("[data-state]")?.getAttribute("data-state"))).toEqual([]);
      // A whole screen stands here for its page and its ribbon.
      if (of === "app/open-book.tsx") return;
      for (const control of page.querySelectorAll(CONTROLS)) there.add(kindOf(control));
      for (const control of page.querySelectorAll('[data-shown="focused"]')) shown.add(kindOf(control));
    },
  );

  test("every kind of control is shown pressed and focused", () => {
    expect([...there].filter((kind) => !shown.has(kind))).toEqual([]);
    expect(shown.size).toBeGreaterThan(8);
  });
});
