import { useState } from "react";
import type { BoardSettings } from "#contract/settings/choices.ts";
import { useTranslation } from "../i18n/index.ts";
import { toKatakana } from "../i18n/kana-scripts.ts";
import { append, type Edit, eraseAll, eraseLast, type Mark, toggleMark } from "./kana.ts";
import { gojuonPlan, jisPlan } from "./kana-plans.ts";
import { Keyboard, type KeyboardKey } from "./keyboard.tsx";

const MARKS: Readonly<Record<Mark, string>> = { voiced: "゛", halfVoiced: "゜", small: "小" };

interface KanaKeyboardProps {
  /** How the library arranges its keyboards. */
  readonly boards: BoardSettings;
  readonly onEdit: (edit: Edit) => void;
}

/**
 * Kana in the order of the fifty sounds or of a JIS keyboard; the settings say which comes first, a key changes it.
 * ゛ ゜ 小 change the last character; ア switches to katakana.
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
  const mark = (one: Mark): KeyboardKey => ({
    id: one,
    label: MARKS[one],
    name: t(`keyboard.${one}`),
    kind: "function",
    lang: "ja",
    press: () => onEdit((text) => toggleMark(text, one)),
  });
  const other = arrangement === "gojuon" ? "jis" : "gojuon";
  const keys = {
    voiced: mark("voiced"),
    halfVoiced: mark("halfVoiced"),
    small: mark("small"),
    script: {
      id: "katakana",
      label: katakana ? "あ" : "ア",
      name: t(katakana ? "keyboard.toHiragana" : "keyboard.toKatakana"),
      kind: "function",
      lang: "ja",
      press: () => setKatakana(!katakana),
    },
    arrange: {
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
  } as const satisfies Record<string, KeyboardKey>;
  const plan = arrangement === "gojuon" ? gojuonPlan(sound, keys, columns) : jisPlan(sound, keys);
  return <Keyboard plan={plan} name={t("keyboard.kana")} className={`board-kana board-${arrangement}`} />;
}
