import { useState } from "react";
import { Panel } from "../panel.tsx";
import { go } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";

const COLUMNS = 6;
const ROWS = 10;
const SQUARES = COLUMNS * ROWS;

/** A touch test: squares that report a touch are filled; dead spots stay empty. */
export function TouchTest() {
  const t = useStaffWords();
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const left = SQUARES - touched.size;
  const touch = (index: number): void => setTouched((before) => new Set([...before, index]));
  return (
    <Panel heading={t.tests.names.touch} help={t.tests.touchHint} onBack={() => go({})}>
      <p role="status">{left === 0 ? t.tests.touchDone : fill(t.tests.touchLeft, { count: left })}</p>
      <div className="staff-touch">
        {Array.from({ length: SQUARES }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a square is its place.
            key={index}
            className={touched.has(index) ? "staff-square staff-square-touched" : "staff-square"}
            onPointerDown={() => touch(index)}
            onPointerEnter={(event) => event.buttons > 0 && touch(index)}
          />
        ))}
      </div>
    </Panel>
  );
}

/** Colours that show stains, dead pixels or a weak backlight. */
const COLOURS = ["white", "black", "red", "green", "blue", "grey"] as const;

/** Shows the whole panel in each colour; a touch goes on, and finally back. */
export function ScreenTest() {
  const t = useStaffWords();
  const [shown, setShown] = useState(-1);
  const colour = COLOURS[shown];
  if (colour === undefined) {
    return (
      <Panel heading={t.tests.names.screen} help={t.tests.screenHint} onBack={() => go({})}>
        <button type="button" className="button button-primary" onClick={() => setShown(0)}>
          {t.tests.run}
        </button>
      </Panel>
    );
  }
  return (
    <button
      type="button"
      className={`staff-colour staff-colour-${colour}`}
      aria-label={t.next}
      onClick={() => setShown(shown + 1 < COLOURS.length ? shown + 1 : -1)}
    />
  );
}
