import { useState } from "react";
import type { BoardSettings } from "#contract/settings/choices.ts";
import { useTranslation } from "../i18n/index.ts";
import { toKatakana } from "../i18n/kana-scripts.ts";
import { append, type Edit, eraseAll, eraseLast, type Mark, toggleMark } from "./kana.ts";
import { gojuonPlan, jisPlan } from "./kana-plans.ts";
import { Keyboard, type KeyboardKey } from "./keyboard.tsx";

const MARKS: Readonly<Record<Exclude<Mark, "small">, string>> = { voiced: "゛", halfVoiced: "゜" };

interface KanaKeyboardProps {
  /** How the library arranges its keyboards. */
  readonly boards: BoardSettings;
  readonly onEdit: (edit: Edit) => void;
}

/**
 * Kana in the order of the fifty sounds, or of a JIS keyboard where the library has set it: there a key leads to the other and back.
 * ゛ ゜ and 「小さい字にする」 change the last character.
 */
export function KanaKeyboard({ boards, onEdit }: KanaKeyboardProps) {
  const t = useTranslation();
  const { kana, columns } = boards;
  const [katakana, setKatakana] = useState(false);
  const [arrangement, setArrangement] = useState(kana);
  const sound = (character: string): KeyboardKey => {
    const label = katakana ? toKatakana(character) : character;
    return { id: character, label, lang: "ja", press: () => onEdit(append(label)) };
  };
  const mark = (one: keyof typeof MARKS): KeyboardKey => ({
    id: one,
    label: MARKS[one],
    name: t(`keyboard.${one}`),
    kind: "function",
    lang: "ja",
    press: () => onEdit((text) => toggleMark(text, one)),
  });
  const jis = arrangement === "jis";
  const other = jis ? "gojuon" : "jis";
  /** In words; twelve columns have room for a sign only. */
  const toScript = (sign: string, words: string): KeyboardKey => ({
    id: "katakana",
    ...(jis ? { label: sign, name: words, lang: "ja" } : { label: words }),
    kind: "function",
    press: () => setKatakana(!katakana),
  });
  const keys = {
    voiced: mark("voiced"),
    halfVoiced: mark("halfVoiced"),
    small: {
      id: "small",
      label: t("keyboard.small"),
      kind: "function",
      press: () => onEdit((text) => toggleMark(text, "small")),
    },
    script: katakana ? toScript("あ", t("keyboard.toHiragana")) : toScript("ア", t("keyboard.toKatakana")),
    arrange: kana === "jis" && {
      id: "arrange",
      label: other === "jis" ? "JIS" : t("keyboard.toGojuon"),
      name: t(other === "jis" ? "keyboard.toJis" : "keyboard.toGojuon"),
      kind: "function",
      press: () => setArrangement(other),
    },
    space: {
      id: "space",
      label: t("keyboard.space"),
      kind: "function",
      press: () => onEdit(append("　")),
    },
    one: { id: "erase", label: t("keyboard.erase"), kind: "function", press: () => onEdit(eraseLast) },
    all: { id: "clear", label: t("keyboard.clear"), kind: "function", press: () => onEdit(eraseAll) },
  } as const satisfies Record<string, KeyboardKey | false>;
  const plan = jis ? jisPlan(sound, keys) : gojuonPlan(sound, keys, columns);
  return (
    <Keyboard plan={plan} name={t("keyboard.kana")} className={`keyboard-kana keyboard-${arrangement}`} />
  );
}
