import type { BoardSettings } from "#contract/settings/choices.ts";
import type { KeyboardKey, KeyboardPlan, KeyboardRow } from "./keyboard.tsx";

/** Columns from the right, read downwards, as in Japanese kana charts. */
const SOUNDS = [
  "あいうえお",
  "かきくけこ",
  "さしすせそ",
  "たちつてと",
  "なにぬねの",
  "はひふへほ",
  "まみむめも",
  "や ゆ よ",
  "らりるれろ",
  "わをんー",
];
const ROWS = 5;

/** Kana positions of a JIS keyboard (JIS X 6002), except ー and を, which are shifted or at the edge there. */
const JIS = [
  "ぬふあうえおやゆよわほへ",
  "たていすかんなにらせ゛゜",
  "ちとしはきくまのりれけむ",
  "つさそひこみもねるめろー",
];

/** Function keys of a kana keyboard. */
export interface KanaFunctions {
  readonly voiced: KeyboardKey;
  readonly halfVoiced: KeyboardKey;
  readonly small: KeyboardKey;
  readonly script: KeyboardKey;
  /** To the other arrangement; false = there is only one. */
  readonly arrange: KeyboardKey | false;
  readonly space: KeyboardKey;
  readonly one: KeyboardKey;
  readonly all: KeyboardKey;
}

const wide = (key: KeyboardKey, span: number): KeyboardKey => ({ ...key, span });

/** The 五十音 layout. `right-to-left` has あ at the right. The key to the other arrangement is in the free place of the わ column. */
export function gojuonPlan(
  sound: (kana: string) => KeyboardKey,
  keys: KanaFunctions,
  direction: BoardSettings["columns"],
): KeyboardPlan {
  const columns = direction === "right-to-left" ? SOUNDS.toReversed() : SOUNDS;
  const last = SOUNDS.at(-1) ?? "";
  const keyAt = (column: string, row: number): KeyboardKey | null => {
    if (column === last && row === ROWS - 1) return keys.arrange || null;
    const kana = column[row] ?? " ";
    return kana === " " ? null : sound(kana);
  };
  return {
    columns: columns.length,
    rows: Array.from({ length: ROWS }, (_, row): KeyboardRow => columns.map((column) => keyAt(column, row))),
    below: [
      [wide(keys.voiced, 2), wide(keys.halfVoiced, 2), wide(keys.small, 3), wide(keys.script, 3)],
      [wide(keys.space, 4), wide(keys.one, 3), wide(keys.all, 3)],
    ],
    beside: {
      columns: 4,
      rows: [
        [keys.voiced, keys.halfVoiced, wide(keys.space, 2)],
        [wide(keys.small, 4)],
        [wide(keys.script, 4)],
        [wide(keys.one, 4)],
        [wide(keys.all, 4)],
      ],
    },
  };
}

/** The JIS layout; its function keys are always below. */
export function jisPlan(sound: (kana: string) => KeyboardKey, keys: KanaFunctions): KeyboardPlan {
  const keyFor = (kana: string): KeyboardKey => {
    if (kana === "゛") return keys.voiced;
    return kana === "゜" ? keys.halfVoiced : sound(kana);
  };
  const functions = [
    sound("を"),
    wide(keys.small, 2),
    keys.script,
    wide(keys.space, 2),
    keys.arrange === false ? null : wide(keys.arrange, 2),
    wide(keys.one, 2),
    wide(keys.all, 2),
  ];
  return {
    columns: 12,
    rows: [...JIS.map((row): KeyboardRow => [...row].map(keyFor)), functions],
    below: [],
    beside: { columns: 0, rows: [] },
  };
}
