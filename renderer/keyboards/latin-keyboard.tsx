import { useState } from "react";
import type { BoardSettings } from "#contract/settings/choices.ts";
import { useNewKeys } from "../components/new-keys.ts";
import { useTranslation } from "../i18n/index.ts";
import { DomainPage, endsAtDomain } from "./domain-page.tsx";
import { append, type Edit, eraseAll, eraseLast } from "./kana.ts";
import { Keyboard, type KeyboardKey, type KeyboardPlan, type KeyboardRow } from "./keyboard.tsx";
import { COLUMNS, spaceKey } from "./latin-page.tsx";
import { SignPage } from "./sign-page.tsx";

const DIGITS = "1234567890";
/** Three rows of letters each; alphabetical first, because not everybody can type (V47). */
const LETTERS = {
  alphabetical: ["abcdefghij", "klmnopqrst", "uvwxyz"],
  qwerty: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
} as const;

/** Kind of input, which determines the characters besides letters and digits. */
export type LatinUse = "search" | "password" | "any" | "email";

/** Symbols after the letters. `password` has letters and digits only (D10), `any` a page of symbols. */
const SIGNS: Readonly<Record<LatinUse, string>> = { search: "-", password: "", any: "", email: "@.-_" };
/** Email addresses (D47) need one more symbol than fits in the rows: it is among the function keys. */
const LAST_SIGN: Readonly<Record<LatinUse, string>> = { search: "", password: "", any: "", email: "+" };

interface LatinKeyboardProps {
  readonly use: LatinUse;
  /** How the library arranges its keyboards. */
  readonly boards: BoardSettings;
  /** The address so far, for `email`: behind its @ the usual domains are offered. */
  readonly typed?: string;
  readonly onEdit: (edit: Edit) => void;
}

/**
 * Letters, digits and the symbols that `use` needs. Keys show the case they type; the state of the case key is shown in words,
 * because passwords are case-sensitive (D10). It stays until pressed again.
 */
export function LatinKeyboard({ use, boards, typed = "", onEdit }: LatinKeyboardProps) {
  const t = useTranslation();
  const [capitals, setCapitals] = useState(false);
  const [order, setOrder] = useState<keyof typeof LETTERS>(boards.latin);
  const [signs, setSigns] = useState(false);
  // The text behind which the patron types the domain, also when the address is typed again.
  const [declined, setDeclined] = useState<string | null>(null);
  const offersDomains = boards.mailDomains.length > 0 && endsAtDomain(typed) && typed !== declined;
  useNewKeys(offersDomains ? "domains" : signs ? "signs" : "letters");
  const typing = (characters: string): readonly KeyboardKey[] =>
    [...characters].map((character) => ({
      id: character,
      label: capitals ? character.toUpperCase() : character,
      lang: "en",
      press: () => onEdit(append(capitals ? character.toUpperCase() : character)),
    }));
  const lines = withSigns(LETTERS[order], SIGNS[use]).map(typing);
  const last = lines.at(-1) ?? [];
  const space = spaceKey(t("keyboard.space"), last.length, onEdit);
  const turn: KeyboardKey = {
    id: "signs",
    label: t("keyboard.toSigns"),
    kind: "function",
    span: COLUMNS - last.length,
    press: () => setSigns(true),
  };
  const behind = { search: [space], any: [turn], password: [], email: [] }[use];
  const rows: readonly KeyboardRow[] = [typing(DIGITS), ...withLast(lines, behind)];
  const shift: KeyboardKey = {
    id: "capitals",
    label: t(capitals ? "keyboard.toSmallLetters" : "keyboard.toCapitals"),
    kind: "function",
    pressed: capitals,
    press: () => setCapitals(!capitals),
  };
  const arrange: KeyboardKey = {
    id: "order",
    label: t(order === "alphabetical" ? "keyboard.toQwerty" : "keyboard.toAlphabetical"),
    kind: "function",
    press: () => setOrder(order === "alphabetical" ? "qwerty" : "alphabetical"),
  };
  const one: KeyboardKey = {
    id: "erase",
    label: t("keyboard.erase"),
    kind: "function",
    press: () => onEdit(eraseLast),
  };
  const all: KeyboardKey = {
    id: "clear",
    label: t("keyboard.clear"),
    kind: "function",
    press: () => onEdit(eraseAll),
  };
  if (offersDomains)
    return <DomainPage domains={boards.mailDomains} onEdit={onEdit} onLetters={() => setDeclined(typed)} />;
  if (signs) return <SignPage onEdit={onEdit} onLetters={() => setSigns(false)} />;
  const plan = latinPlan(rows, { shift, arrange, one, all, sign: typing(LAST_SIGN[use])[0] });
  return (
    <div className="latin">
      <p className="keyboard-state" aria-live="polite">
        {t(capitals ? "keyboard.nowCapitals" : "keyboard.nowSmallLetters")}
      </p>
      <Keyboard plan={plan} name={t("keyboard.latin")} className="keyboard-latin" />
    </div>
  );
}

/** The lines with keys behind the last one. */
function withLast(lines: readonly KeyboardRow[], keys: KeyboardRow): readonly KeyboardRow[] {
  return lines.map((line, index) => (index === lines.length - 1 ? [...line, ...keys] : line));
}

/** Fills the rows with symbols: first the gap of a shorter second row, then the third row. */
function withSigns(letters: readonly [string, string, string], signs: string): readonly string[] {
  const [first, second, third] = letters;
  const hole = COLUMNS - second.length;
  return [first, second + signs.slice(0, hole), third + signs.slice(hole)];
}

interface LatinFunctions {
  readonly shift: KeyboardKey;
  readonly arrange: KeyboardKey;
  readonly one: KeyboardKey;
  readonly all: KeyboardKey;
  readonly sign: KeyboardKey | undefined;
}

function latinPlan(rows: readonly KeyboardRow[], keys: LatinFunctions): KeyboardPlan {
  const wide = (key: KeyboardKey, span: number): KeyboardKey => ({ ...key, span });
  const { sign } = keys;
  const line = sign === undefined ? [wide(keys.arrange, 3)] : [wide(keys.arrange, 2), sign];
  return {
    columns: COLUMNS,
    rows,
    below: [[wide(keys.shift, 3), ...line, wide(keys.one, 2), wide(keys.all, 2)]],
    beside: {
      columns: 4,
      rows: [
        [wide(keys.shift, 4)],
        sign === undefined ? [wide(keys.arrange, 4)] : [wide(keys.arrange, 3), sign],
        [wide(keys.one, 4)],
        [wide(keys.all, 4)],
      ],
    },
  };
}
