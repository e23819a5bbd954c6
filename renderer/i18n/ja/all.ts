import { begin } from "./begin.ts";
import { firstJa } from "./first.ts";
import { lend } from "./lend.ts";
import { ready } from "./ready.ts";
import { refusal } from "./refusal.ts";
import { returns } from "./returns.ts";

/** Every word of the screens in Japanese; the other languages have its shape. */
export const ja = { ...firstJa, begin, lend, ready, refusal, returns } as const;

export type Words = typeof ja;
