import type { Figure } from "../figures.ts";
import { benchKoha } from "./koha.ts";
import { benchLoad } from "./load.ts";
import { benchOwnCatalogue } from "./own-catalogue.ts";
import { benchSip2Codec } from "./sip2-codec.ts";

/** The parts of `npm run bench -- adapters`, one file each; add the next one here. */
const PARTS: readonly (() => Figure[] | Promise<Figure[]>)[] = [
  benchSip2Codec,
  benchKoha,
  benchLoad,
  benchOwnCatalogue,
];

/** What the adapters of the Library port cost, beside the bare work on the same bytes. */
export async function benchAdapters(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const part of PARTS) figures.push(...(await part()));
  return figures;
}
