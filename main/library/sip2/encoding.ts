import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";
import { textOf } from "./charset.ts";

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/gu;

function japaneseShare(bytes: Buffer, encoding: Sip2Encoding): number {
  const text = textOf(bytes, encoding);
  if (text.includes("\ufffd")) return 0;
  const others = text.match(/[^ -~]/gu)?.length ?? 0;
  return others === 0 ? 0 : (text.match(JAPANESE)?.length ?? 0) / others;
}

/**
 * Guesses the encoding of answers; null if all of it is ASCII. Valid UTF-8 is hardly ever anything else; of the Japanese
 * encodings, the one that gives almost only kana and kanji; bytes 80 to 9F are letters in cp850 and undefined in Latin-1.
 */
export function guessEncoding(answers: readonly Buffer[]): Sip2Encoding | null {
  // A blank between answers keeps a truncated character from swallowing the start of the next.
  const bytes = Buffer.concat(answers.flatMap((answer) => [answer, Buffer.from(" ")]));
  if (bytes.every((byte) => byte < 0x80)) return null;
  if (!textOf(bytes, "utf-8").includes("\ufffd")) return "utf-8";
  const eucJp = japaneseShare(bytes, "euc-jp");
  const shiftJis = japaneseShare(bytes, "shift_jis");
  if (Math.max(eucJp, shiftJis) > 0.8) return eucJp >= shiftJis ? "euc-jp" : "shift_jis";
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? "cp850" : "latin1";
}
