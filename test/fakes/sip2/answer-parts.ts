import type { Quirks } from "./quirks.ts";

/** An answer before it is put on the wire. */
export interface FakeAnswer {
  /** Message id and fixed part. */
  readonly head: string;
  readonly fields: readonly (readonly [id: string, value: string])[];
}

/** Fields of an answer. */
export type Fields = [string, string][];

/** A moment of the fake's life, as its quirks write it. */
export function stamp(quirks: Quirks): string {
  const iso = new Date(Date.now() + (quirks.dates === "local" ? 9 * 3_600_000 : 0)).toISOString();
  return `${iso.slice(0, 10).replaceAll("-", "")}    ${iso.slice(11, 19).replaceAll(":", "")}`;
}

/** Y, or what stands for no. */
export const yes = (flag: boolean, no = "N"): string => (flag ? "Y" : no);
