import type { Engine } from "#backend/store/engine.ts";

export const ENGINES: readonly Engine[] = ["sqlite", "postgres"];

/** Engines from an option, such as `sqlite,postgres`. */
export function enginesOf(option: string): readonly Engine[] {
  return option.split(",").map((name) => {
    const engine = ENGINES.find((known) => known === name);
    if (engine === undefined) throw new Error(`Unknown engine ${name}.`);
    return engine;
  });
}

/** Numbers from an option, such as `20k,1.5M,300`. */
export function sizesOf(option: string): readonly number[] {
  return option.split(",").map(sizeOf);
}

function sizeOf(text: string): number {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)([kM]?)$/u.exec(text) ?? [];
  const size = Number(number) * ({ k: 1000, M: 1_000_000 }[unit] ?? 1);
  if (!(size >= 1)) throw new Error(`${text} is not a number such as 20k, 1.5M or 300.`);
  return Math.round(size);
}

/** A number as an option has it. */
export function nameOf(size: number): string {
  if (size >= 1_000_000) return `${size / 1_000_000}M`;
  return size >= 1000 ? `${size / 1000}k` : String(size);
}
