import { isUtf8 } from "node:buffer";
import type { Bytes } from "./item.ts";
import { FileError } from "./item.ts";

/** Bytes at the beginning of a file that are examined. */
const SAMPLE_BYTES = 262_144;
/** Share of undecodable characters outside ASCII that means another encoding instead of a few damaged records. */
const FOREIGN_SHARE = 0.5;
/** Share of NUL bytes that means UTF-16 without a byte order mark. */
const NUL_SHARE = 0.1;
/** Replaces bytes that are not UTF-8. */
export const UNREADABLE = "\ufffd";

const LEGACY = [
  { label: "iso-2022-jp", name: "ISO-2022-JP (JIS)", iconv: "ISO-2022-JP" },
  { label: "shift_jis", name: "Shift_JIS (CP932)", iconv: "CP932" },
  { label: "euc-jp", name: "EUC-JP", iconv: "EUC-JP" },
] as const;

/** Whether it decodes strictly; the sample may end inside a character. */
function decodes(sample: Buffer, label: string): boolean {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(sample, { stream: true });
    return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
  } catch {
    // Expected: this is not the encoding.
    return false;
  }
}

function refusal(name: string, iconv: string): FileError {
  return new FileError(
    `The file is ${name}, not UTF-8. Convert it first, for instance: iconv -f ${iconv} -t UTF-8 FILE > NEW-FILE`,
  );
}

/**
 * Throws `FileError` when the beginning of a file is in another encoding than UTF-8 (UTF-16, Shift_JIS, EUC-JP, JIS). Single
 * damaged bytes only reject their record.
 */
export function refuseOtherEncodings(sample: Buffer): void {
  if (sample.length >= 2 && (sample.readUInt16BE(0) === 0xfeff || sample.readUInt16BE(0) === 0xfffe))
    throw refusal("UTF-16", "UTF-16");
  let nuls = 0;
  for (let at = sample.indexOf(0); at !== -1; at = sample.indexOf(0, at + 1)) nuls += 1;
  if (nuls > sample.length * NUL_SHARE) throw refusal("UTF-16 without a byte order mark", "UTF-16LE");
  if (sample.includes("\x1b$B", 0, "latin1") && decodes(sample, LEGACY[0].label))
    throw refusal(LEGACY[0].name, LEGACY[0].iconv);
  if (isUtf8(sample)) return;
  const text = new TextDecoder().decode(sample, { stream: true });
  const beyond = text.match(/[^\p{ASCII}]/gu) ?? [];
  const unreadable = beyond.filter((char) => char === UNREADABLE).length;
  if (unreadable <= beyond.length * FOREIGN_SHARE) return;
  const found = LEGACY.find(({ label }) => decodes(sample, label));
  if (found !== undefined) throw refusal(found.name, found.iconv);
  throw new FileError("The file is not UTF-8 (perhaps MARC-8 or Latin-1). Convert it to UTF-8 first.");
}

/** The chunks of a file after a check of its encoding. Throws `FileError`. */
export async function* utf8Pieces(bytes: Bytes): AsyncGenerator<Buffer> {
  const held: Buffer[] = [];
  let size = 0;
  let looked = false;
  for await (const piece of bytes) {
    if (looked) {
      yield piece;
      continue;
    }
    held.push(piece);
    size += piece.length;
    if (size < SAMPLE_BYTES) continue;
    looked = true;
    yield beginning(held);
  }
  if (!looked && size > 0) yield beginning(held);
}

function beginning(held: readonly Buffer[]): Buffer {
  const all = Buffer.concat(held);
  refuseOtherEncodings(all.subarray(0, SAMPLE_BYTES));
  return all;
}
