import type { CSSProperties } from "react";
import { DigitPad } from "#renderer/keyboards/digit-pad.tsx";
import { DomainPage } from "#renderer/keyboards/domain-page.tsx";
import { KanaKeyboard } from "#renderer/keyboards/kana-keyboard.tsx";
import { Keyboard, type KeyboardKey } from "#renderer/keyboards/keyboard.tsx";
import { LatinKeyboard } from "#renderer/keyboards/latin-keyboard.tsx";
import { LatinPage, typingKey } from "#renderer/keyboards/latin-page.tsx";
import { PasswordKeyboard } from "#renderer/keyboards/password-keyboard.tsx";
import { SignPage } from "#renderer/keyboards/sign-page.tsx";
import { SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import type { Sheet } from "./entry.ts";
import { nothing } from "./samples.ts";

function key(id: string, more: Partial<KeyboardKey> = {}): KeyboardKey {
  return { id, label: id, press: nothing, ...more };
}

/** A keyboard of few keys, so that each kind of key is seen by itself. */
function keys(...row: readonly KeyboardKey[]) {
  const columns = row.reduce((sum, { span = 1 }) => sum + span, 0);
  const plan = { columns, rows: [row], below: [], beside: { columns: 0, rows: [] } };
  return (
    <div style={{ width: `${columns * 93 - 10}px` } as CSSProperties}>
      <Keyboard plan={plan} name="keys" />
    </div>
  );
}

/** Keyboards and their keys. */
export const KEYBOARDS: Sheet = {
  name: "keyboards",
  title: "Keyboards and their keys",
  entries: [
    {
      of: "keyboards/keyboard.tsx",
      control: ".key",
      beside: true,
      states: {
        "a letter, rest": keys(key("あ", { lang: "ja" })),
        "two letters": keys(key("Ａ", { lang: "en" }), key("1")),
      },
    },
    {
      of: "keyboards/keyboard.tsx",
      control: ".key-function",
      beside: true,
      states: {
        "a function, rest": keys(key("1字消す", { kind: "function", span: 2 })),
        selected: keys(key("大文字", { kind: "function", span: 2, pressed: true })),
        "long text": keys(key("Clear everything", { kind: "function", span: 2, lang: "en" })),
      },
    },
    {
      of: "keyboards/kana-keyboard.tsx",
      states: { rest: <KanaKeyboard boards={SETTINGS.boards} onEdit={nothing} /> },
    },
    {
      of: "keyboards/latin-keyboard.tsx",
      states: { "for an address": <LatinKeyboard use="email" boards={SETTINGS.boards} onEdit={nothing} /> },
    },
    {
      of: "keyboards/digit-pad.tsx",
      states: { number: <DigitPad use="number" onEdit={nothing} /> },
    },
    {
      of: "keyboards/password-keyboard.tsx",
      states: {
        "letters and digits": <PasswordKeyboard signs="latin" boards={SETTINGS.boards} onEdit={nothing} />,
      },
    },
    {
      of: "keyboards/domain-page.tsx",
      states: {
        rest: <DomainPage domains={SETTINGS.boards.mailDomains} onEdit={nothing} onLetters={nothing} />,
      },
    },
    {
      of: "keyboards/latin-page.tsx",
      states: {
        rest: (
          <LatinPage
            caption="-"
            className=""
            rows={[["q", "w", "e"], ["a"], ["z"], ["."]].map((row) =>
              row.map((sign) => typingKey(sign, nothing)),
            )}
            back="abc"
            onEdit={nothing}
            onLetters={nothing}
          />
        ),
      },
    },
    { of: "keyboards/sign-page.tsx", states: { rest: <SignPage onEdit={nothing} onLetters={nothing} /> } },
  ],
};
