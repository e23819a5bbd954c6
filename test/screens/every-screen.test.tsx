import { act, cleanup, fireEvent } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { endPage } from "#test/support/screens/open-page.tsx";
import { showScene } from "#test/support/screens/open-scene.ts";
import { GALLERY, type GalleryScene } from "../gallery/scenes.table.ts";

/*
 * What has to be the same on every screen, or true of every one: one walk through the scenes of the gallery in Japanese,
 * and questions about what was seen.
 */

interface Seen {
  readonly scene: GalleryScene;
  /** Headings of the first level. */
  readonly headings: readonly string[];
  /** Whether it is a page of the open book. */
  readonly isPage: boolean;
  /** Classes of the foot's buttons in their order: back, help, the bar. */
  readonly foot: readonly string[];
  /** What the keys of a hand are called here: back, help, finish. */
  readonly hands: Readonly<Record<string, string>>;
  /** Texts that would come up by hovering. */
  readonly hovering: readonly string[];
  /** Chosen controls that show it by their colour alone. */
  readonly byColour: readonly string[];
  /** Buttons of a row that do not say which book they are about. */
  readonly ofNoBook: readonly string[];
  /** Fields without a label. */
  readonly nameless: readonly string[];
  /** Boxes, groups and lists of ways that do not say what they are. */
  readonly unnamed: readonly string[];
  /** Controls that did something when they took the focus. */
  readonly onFocus: readonly string[];
  /** Fields that left the screen when something was typed. */
  readonly onInput: readonly string[];
}

const textOf = (element: Element): string => (element.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
/** The title of a row, without its volume. */
const bookOf = (control: Element): string => {
  const row = control.closest(".row");
  // The name of the row of a refused copy is the reason.
  return (
    textOf(row?.querySelector(".row-copy") ?? row?.querySelector(".row-name") ?? control).split(" ")[0] ?? ""
  );
};
const FOOT = ["foot-back", "foot-help", "foot-display"];

/** What would be different if a control had done something. */
function state(): string {
  const { stack, language, display, dialog, curtain, finishing, keyboard } = useStore.getState();
  return JSON.stringify([stack, language, display, dialog, curtain, finishing, keyboard]);
}

/** A sign on a chosen control that is none of colour: a tick, or on a key the words for its state above the keyboard. */
const isShaped = (control: Element): boolean =>
  control.matches(".key") || control.querySelector(".icon-tick, .icon-check") !== null;

/** What a box, a group or a landmark is called. */
function nameOf(one: Element): string {
  const other = document.getElementById(one.getAttribute("aria-labelledby") ?? "");
  const legend = one.querySelector(":scope > legend");
  return (
    one.getAttribute("aria-label") ?? [other, legend].map((by) => (by === null ? "" : textOf(by))).join("")
  );
}

function focusAll(): string[] {
  return all("button, input")
    .filter((control) => {
      const before = state();
      act(() => control.focus());
      return control.isConnected && state() !== before;
    })
    .map(textOf);
}

function typeIntoAll(): string[] {
  return all("input")
    .filter((field) => {
      const before = currentRoute(useStore.getState()).at;
      fireEvent.change(field, { target: { value: "1" } });
      return currentRoute(useStore.getState()).at !== before;
    })
    .map((field) => field.id);
}

async function look(scene: GalleryScene): Promise<Seen> {
  await showScene(scene, "ja");
  const seen = {
    scene,
    headings: all("h1")
      .filter((one) => one.closest("[hidden], dialog") === null)
      .map(textOf),
    isPage: document.querySelector(".page") !== null,
    foot: all(".foot > .button").flatMap(({ classList }) => FOOT.filter((name) => classList.contains(name))),
    hands: Object.fromEntries(
      all("[data-hand]").map((one) => [
        one.dataset["hand"] ?? "",
        one.getAttribute("aria-label") ?? textOf(one),
      ]),
    ),
    hovering: all("[title]").map(textOf),
    byColour: all("[aria-pressed=true]")
      .filter((one) => !isShaped(one))
      .map(textOf),
    ofNoBook: all(".row .row-action")
      .filter((one) => !textOf(one).includes(bookOf(one)))
      .map(textOf),
    nameless: all("input")
      .filter((field) => {
        const labels = (field as HTMLInputElement).labels;
        return (field.getAttribute("aria-label") ?? [...(labels ?? [])].map(textOf).join("")) === "";
      })
      .map((field) => field.id),
    unnamed: all("dialog, nav, fieldset, [role=group]")
      .filter((one) => nameOf(one) === "")
      .map(({ className }) => className),
    onFocus: focusAll(),
    onInput: typeIntoAll(),
  };
  cleanup();
  endPage();
  return seen;
}

const seen: Seen[] = [];
beforeAll(async () => {
  for (const scene of GALLERY) seen.push(await look(scene));
});

/** Scenes of which something is true, by name. */
const scenes = (isTrue: (one: Seen) => boolean): string[] =>
  seen.filter(isTrue).map(({ scene }) => scene.name);
const pages = (): Seen[] => seen.filter(({ isPage }) => isPage);

describe("every screen", () => {
  test("has one heading of the first level, with words (WCAG 2.4.6)", () => {
    expect(scenes(({ headings }) => headings.length !== 1 || headings[0] === "")).toEqual([]);
  });

  test("names each field (WCAG 2.4.6, 3.3.2)", () => {
    expect(scenes(({ nameless }) => nameless.length > 0)).toEqual([]);
  });

  test("names each box, group, keyboard and landmark of ways (WCAG 1.3.1, 2.4.6)", () => {
    expect(scenes(({ unnamed }) => unnamed.length > 0)).toEqual([]);
  });

  test("has back, help and the bar in one order, at one place (WCAG 3.2.3, 3.2.6)", () => {
    expect(pages().length).toBeGreaterThan(50);
    for (const { scene, foot } of pages())
      expect(foot, scene.name).toEqual(FOOT.filter((name) => foot.includes(name)));
    // Help is left away on its own screen; never elsewhere.
    const without = pages().filter(({ foot }) => !foot.includes("foot-help"));
    expect([...new Set(without.map(({ scene }) => scene.route?.at))].sort()).toEqual(["help"]);
  });

  test("calls the same thing the same: back, help, the end (WCAG 3.2.4)", () => {
    const names = new Map<string, Set<string>>();
    for (const { hands } of seen)
      for (const [hand, name] of Object.entries(hands))
        names.set(hand, (names.get(hand) ?? new Set()).add(name));
    expect(Object.fromEntries([...names].map(([hand, said]) => [hand, [...said].sort()]))).toEqual({
      // Back, to the first screen, and out of a form that places or cancels something: three things.
      back: ["もどる", "やめる", "トップへ"],
      erase: ["1字消す"],
      finish: ["終わる"],
      help: ["こまったら"],
    });
  });

  test("says of each button of a row which book it is about (WCAG 2.4.4)", () => {
    expect(scenes(({ ofNoBook }) => ofNoBook.length > 0)).toEqual([]);
  });

  test("shows nothing by hovering (WCAG 1.4.13)", () => {
    expect(scenes(({ hovering }) => hovering.length > 0)).toEqual([]);
  });

  test("shows what is chosen by more than its colour (WCAG 1.4.1)", () => {
    expect(scenes(({ byColour }) => byColour.length > 0)).toEqual([]);
  });

  test("does nothing because a control takes the focus (WCAG 3.2.1, 3.2.5)", () => {
    expect(scenes(({ onFocus }) => onFocus.length > 0)).toEqual([]);
  });

  test("stays where it is while something is typed (WCAG 3.2.2, 3.2.5)", () => {
    expect(scenes(({ onInput }) => onInput.length > 0)).toEqual([]);
  });
});
