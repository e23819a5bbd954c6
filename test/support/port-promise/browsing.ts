import { expect, test } from "vitest";
import { MOST_PICKS } from "#contract/domain/title.ts";
import type { Capabilities } from "#contract/library/port.ts";
import { classAnswer, picksAnswer, relatedAnswer } from "#contract/rest/answers.schema.ts";
import { type OnStage, options, refusalIn, shaped } from "./on-stage.ts";

/** Ways to titles without a question. */
export function promiseBrowsing(can: Capabilities, onStage: OnStage): void {
  if (can.browseClasses) {
    test(
      "the ten classes lead to their divisions",
      onStage(async ({ library }) => {
        const all = shaped(classAnswer, await library.classAt({ ndc: "" }, options()));
        expect(all.children.map(({ ndc }) => ndc)).toEqual([..."0123456789"]);
        const literature = shaped(classAnswer, await library.classAt({ ndc: "9" }, options()));
        expect(literature.children.every(({ ndc }) => ndc.startsWith("9"))).toBe(true);
      }),
    );
  }
  for (const [kind, able] of [
    ["new", can.newTitles],
    ["popular", can.popularTitles],
  ] as const) {
    if (!able) continue;
    test(
      `${kind} titles are listed, each once`,
      onStage(async ({ library }) => {
        const titles = shaped(picksAnswer, await library.picks({ kind }, options()));
        expect(titles.length).toBeLessThanOrEqual(MOST_PICKS);
        expect(new Set(titles.map(({ id }) => id)).size).toBe(titles.length);
      }),
    );
  }
  if (can.related) {
    test(
      "a title is not among its own related titles, and an unknown title has none",
      onStage(async (stage) => {
        const id = stage.scene.catalogue?.id ?? "";
        const { volumes, editions } = shaped(relatedAnswer, await stage.library.related({ id }, options()));
        expect([...volumes, ...editions].map((one) => one.id)).not.toContain(id);
        expect(refusalIn(await stage.library.related({ id: "999999999" }, options()))).toBe(
          "title-not-found",
        );
      }),
    );
  }
}
