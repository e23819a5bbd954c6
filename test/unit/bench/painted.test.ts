import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { paintedExpression } from "#bench/painted.ts";

it("measures no words that are shown already: a sample would end before it began", async () => {
  const body = { textContent: "本をさがす" };
  const document = { body, querySelector: () => null, querySelectorAll: () => [] };
  const measured = runInNewContext(paintedExpression(/さがす/u), { document }) as Promise<number>;
  await expect(measured).rejects.toThrow("already shown");
});
