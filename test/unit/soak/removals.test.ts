import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REMOVALS, without } from "#test/support/kiosk/reset-removals.ts";

const ROOT = join(import.meta.dirname, "../../..");

test.each(Object.entries(REMOVALS))("the removal of %s finds its words in the sources", (_name, removals) => {
  for (const removal of removals) {
    const source = readFileSync(join(ROOT, removal.file), "utf8");
    expect(without(source, removal)).not.toBe(source);
  }
});
