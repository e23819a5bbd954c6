/** A request as the fake reads it: on its own, so that a misunderstanding of ours is not shared. */
export interface FakeRequest {
  readonly id: string;
  /** The fixed part. */
  readonly fixed: string;
  readonly fields: ReadonlyMap<string, string>;
  /** Digit of AY, or null. */
  readonly sequence: string | null;
  /** Null = there is none. */
  readonly isSumRight: boolean | null;
}

/** Widths of the fixed parts of the requests (SIP-28). */
const FIXED: Readonly<Record<string, number>> = {
  "09": 37,
  "11": 38,
  "15": 19,
  "17": 18,
  "23": 21,
  "29": 38,
  "35": 18,
  "37": 25,
  "63": 31,
  "65": 18,
  "93": 2,
  "97": 0,
  "99": 8,
};

/** Figure at the end of a checked message: the sum of its bytes, taken from 65,536. */
export function sumOf(bytes: Buffer): number {
  return (0x1_0000 - (bytes.reduce((sum, byte) => sum + byte, 0) % 0x1_0000)) % 0x1_0000;
}

/** Reads a request's text and bytes; null = the fake does not know such a message. */
export function readRequest(bytes: Buffer, decode: (bytes: Buffer) => string): FakeRequest | null {
  const id = bytes.toString("latin1", 0, 2);
  const width = FIXED[id];
  if (width === undefined) return null;
  const raw = bytes.toString("latin1");
  const end = /AY(\d)AZ([0-9A-F]{4})$/u.exec(raw);
  const body = decode(end ? bytes.subarray(0, end.index) : bytes).slice(2);
  const fields = new Map<string, string>();
  for (const piece of body.slice(width).split("|")) {
    if (piece.length >= 2 && !fields.has(piece.slice(0, 2))) fields.set(piece.slice(0, 2), piece.slice(2));
  }
  return {
    id,
    fixed: body.slice(0, width),
    fields,
    sequence: end?.[1] ?? null,
    isSumRight: end ? sumOf(bytes.subarray(0, -4)) === Number.parseInt(end[2] ?? "", 16) : null,
  };
}
