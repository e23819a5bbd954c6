/** Characters that take two columns of a terminal: CJK, kana, hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Extended_Pictographic}/u;
/** Accents that take no column of their own. */
const ACCENT = /[\u0300-\u036f]/u;
/** Control characters that could move the cursor, change colours or the text direction: a title must not control a terminal. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;
/** Marks whose width differs between terminals, where no composed character exists. */
const LOOSE_MARKS = /(?![\u0300-\u036f])[\p{Cf}\p{Mn}\p{Me}]/gu;

/** Columns of a terminal that one character takes. */
function columnsOf(char: string): number {
  if (ACCENT.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

/** Columns of a terminal that a text takes. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + columnsOf(char), 0);
}

/** A text that is safe to print in a terminal: one line, no control characters. */
export function safeText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u3099", "゛")
    .replaceAll("\u309a", "゜")
    .replace(LOOSE_MARKS, "")
    .replace(CONTROL, " ")
    .trim();
}

/** Breaks a text into lines of at most `columns` (2 or more), at spaces where there are some. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\s)/u)) {
    if (line !== "" && widthOf(line + word.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = "";
    }
    for (const char of word) {
      if (widthOf(line + char) > columns && char !== " ") {
        lines.push(line.trimEnd());
        line = "";
      }
      line += char;
    }
  }
  return [...lines, line.trimEnd()];
}
