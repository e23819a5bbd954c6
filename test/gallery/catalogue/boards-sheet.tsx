import type { CSSProperties } from "react";
import { Board, type BoardKey } from "#renderer/keyboards/board.tsx";
import { DigitPad } from "#renderer/keyboards/digit-pad.tsx";
import { KanaBoard } from "#renderer/keyboards/kana-board.tsx";
import { LatinBoard } from "#renderer/keyboards/latin-board.tsx";
import { PasswordBoard } from "#renderer/keyboards/password-board.tsx";
import { SignPage } from "#renderer/keyboards/sign-page.tsx";
import type { Sheet } from "./entry.ts";
import { nothing } from "./samples.ts";

function key(id: string, more: Partial<BoardKey> = {}): BoardKey {
  return { id, label: id, press: nothing, ...more };
}

/** A board of few keys, so that each kind of key is seen by itself. */
function keys(...row: readonly BoardKey[]) {
  const columns = row.reduce((sum, { span = 1 }) => sum + span, 0);
  const plan = { columns, rows: [row], below: [], beside: { columns: 0, rows: [] } };
  return (
    <div style={{ width: `${columns * 93 - 10}px` } as CSSProperties}>
      <Board plan={plan} name="keys" />
    </div>
  );
}

/** Keyboards and their keys. */
export const BOARDS: Sheet = {
  name: "boards",
  title: "Keyboards and their keys",
  entries: [
    {
      of: "keyboards/board.tsx",
      control: ".key",
      beside: true,
      states: {
        "a letter, rest": keys(key("あ", { lang: "ja" })),
        "two letters": keys(key("Ａ", { lang: "en" }), key("1")),
      },
    },
    {
      of: "keyboards/board.tsx",
      control: ".key-function",
      beside: true,
      states: {
        "a function, rest": keys(key("1字消す", { kind: "function", span: 2 })),
        selected: keys(key("大文字", { kind: "function", span: 2, pressed: true })),
        "long text": keys(key("Clear everything", { kind: "function", span: 2, lang: "en" })),
      },
    },
    { of: "keyboards/kana-board.tsx", states: { rest: <KanaBoard onEdit={nothing} /> } },
    {
      of: "keyboards/latin-board.tsx",
      states: { "for an address": <LatinBoard use="email" onEdit={nothing} /> },
    },
    {
      of: "keyboards/digit-pad.tsx",
      states: { number: <DigitPad use="number" onEdit={nothing} /> },
    },
    {
      of: "keyboards/password-board.tsx",
      states: { "letters and digits": <PasswordBoard signs="latin" onEdit={nothing} /> },
    },
    { of: "keyboards/sign-page.tsx", states: { rest: <SignPage onEdit={nothing} onLetters={nothing} /> } },
  ],
};
