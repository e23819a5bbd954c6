import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import type { Theme } from "#contract/settings/choices.ts";
import css from "#renderer/styles/all.css?inline";
import "./catalogue.css";
import { furnish } from "./furnish.ts";
import { SHEETS } from "./sheets.ts";
import { withShownStates } from "./shown-states.ts";
import { Specimens } from "./specimens.tsx";
import { ColourSheet, MeasureSheet } from "./tokens-sheet.tsx";

const TOKENS = [
  { name: "colour", title: "Colours and their contrast", draw: () => <ColourSheet /> },
  { name: "measures", title: "Type, space, shape, motion", draw: () => <MeasureSheet /> },
];

/** Every sheet of the catalogue, by the name of its picture. */
export const SHEET_NAMES: readonly string[] = [...TOKENS, ...SHEETS].map(({ name }) => name);

/** How large a sheet is, in pixels. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

function Catalogue({ name, theme }: { readonly name: string; readonly theme: Theme }) {
  const tokens = TOKENS.find((one) => one.name === name);
  const sheet = SHEETS.find((one) => one.name === name);
  return (
    <div className="cat">
      <header>
        <h1>{tokens?.title ?? sheet?.title}</h1>
        <span>{theme}</span>
      </header>
      <div className="cat-columns">
        {tokens?.draw()}
        {sheet?.entries.map((entry) => (
          <Specimens key={`${entry.of} ${Object.keys(entry.states)[0]}`} entry={entry} />
        ))}
      </div>
    </div>
  );
}

let root: Root | null = null;

const { showModal } = HTMLDialogElement.prototype;

/** Takes a sheet away, and all that only the catalogue does. */
export function leaveSheet(): void {
  root?.unmount();
  root = null;
  document.adoptedStyleSheets = [];
  HTMLDialogElement.prototype.showModal = showModal;
}

/** Shows a sheet in a theme in place of what is there; answers its size in pixels when all is drawn. */
export async function showSheet(name: string, theme: Theme): Promise<SheetSize> {
  leaveSheet();
  furnish();
  // A box over the page lies on the panel it was drawn for, not over the whole catalogue.
  HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show;
  const { classList, dataset } = document.documentElement;
  document.documentElement.lang = "ja";
  classList.add("by-keys", "still");
  dataset["theme"] = theme;
  dataset["type"] = "normal";
  document.adoptedStyleSheets = [withShownStates(css)];
  const element = document.createElement("div");
  document.body.replaceChildren(element);
  root = createRoot(element);
  flushSync(() => root?.render(<Catalogue name={name} theme={theme} />));
  await drawn();
  const focused = document.activeElement;
  if (focused instanceof HTMLElement) focused.blur();
  await drawn();
  const { width, height } = element.getBoundingClientRect();
  return { width: Math.ceil(width), height: Math.ceil(height) };
}

/** Answers come, pictures are decoded, and fonts read. */
async function drawn(): Promise<void> {
  for (let count = 0; count < 12; count += 1) await new Promise((done) => requestAnimationFrame(done));
  await document.fonts.ready;
}
