import type { StaffLanguage } from "#contract/domain/text.ts";
import type { ProblemKind, SettingsProblem } from "#contract/settings/problem.ts";

/*
 * Lines for staff on the out-of-order screen: in the staff's language, whatever the screen speaks. The staff area shows the
 * same words. On the patrons' page they are a script of its own.
 */

interface Lines {
  outOfOrder(code: string, since: string): string;
  line(file: string, line: number): string;
  /** What is wrong with a setting; `allowed` is empty where there is nothing to say. */
  readonly problems: Readonly<Record<ProblemKind, (path: string, allowed: string) => string>>;
  /** Between the place and what is wrong. */
  readonly apart: string;
}

const japaneseValue = (path: string, allowed: string): string =>
  allowed === "" ? `${path}　使えない値です` : `${path}　使える値: ${allowed}`;
const englishValue = (path: string, allowed: string): string =>
  allowed === "" ? `${path}: this value is not allowed` : `${path}: allowed ${allowed}`;

const LINES: Readonly<Record<StaffLanguage, Lines>> = {
  ja: {
    outOfOrder: (code, since) => `職員の方へ ${code}（${since}から）`,
    line: (file, line) => `${file} ${line}行目`,
    apart: "　",
    problems: {
      unreadable: () => "読めません",
      unwritable: () => "書けません",
      "too-large": () => "大きすぎるか、括弧の入れ子が深すぎます",
      "not-json": () => "JSON として読めません",
      "not-object": () => "1つの { } ではありません",
      unknown: (path) => `${path}　この設定はありません`,
      "unknown-guarded": (path) =>
        `${path}　この設定はありません（安全に関わるため、ファイル全体を使いません）`,
      missing: (path) => `${path}　必須です`,
      type: japaneseValue,
      value: japaneseValue,
      exposed: () => "ほかの人にも読めます（chmod 600）",
      "not-secret": (path) => `${path}　このファイルには書けません`,
    },
  },
  en: {
    outOfOrder: (code, since) => `For staff: ${code}, since ${since}`,
    line: (file, line) => `${file} line ${line}`,
    apart: "\u00a0· ",
    problems: {
      unreadable: () => "cannot be read",
      unwritable: () => "cannot be written",
      "too-large": () => "is too large, or its brackets are nested too deep",
      "not-json": () => "is not JSON",
      "not-object": () => "is not a single { }",
      unknown: (path) => `${path}: there is no such setting`,
      "unknown-guarded": (path) =>
        `${path}: there is no such setting; as it may concern security, the whole file is not used`,
      missing: (path) => `${path} is missing`,
      type: englishValue,
      value: englishValue,
      exposed: () => "others can read it (chmod 600)",
      "not-secret": (path) => `${path} is not allowed in this file`,
    },
  },
};

/** Why the terminal is out of order: the refusal's code, and since when (`hh:mm`). */
export function outOfOrderLine(code: string, since: string, language: StaffLanguage): string {
  return LINES[language].outOfOrder(code, since);
}

/** A wrong setting in words: file and line, the setting, what may stand there. Never the value: main does not tell it. */
export function problemWords(problem: SettingsProblem, language: StaffLanguage): string {
  const { kind, file, line, path, allowed } = problem;
  const lines = LINES[language];
  const place = line === null ? file : lines.line(file, line);
  return `${place}${lines.apart}${lines.problems[kind](path, allowed)}`;
}
