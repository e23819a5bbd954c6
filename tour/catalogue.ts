import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { THEMES } from "#contract/settings/choices.ts";
import type { SheetSize } from "#test/gallery/catalogue/show.tsx";
import { openCatalogue, SHEET } from "#test/gallery/open.ts";

/*
 * Photographs the design catalogue, every component in every state and theme, in the product's browser:
 * npm run tour -- catalogue. Pictures: out/tour/catalogue-<theme>/<number>-<sheet>.png
 */

const OUT = join(import.meta.dirname, "../out/tour");

const gallery = await openCatalogue();
try {
  const sheets = await gallery.at<readonly string[]>("gallery.sheets");
  for (const theme of THEMES) {
    const folder = join(OUT, `catalogue-${theme}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [index, name] of sheets.entries()) {
      const size = await gallery.at<SheetSize>(
        `gallery.showSheet(${JSON.stringify(name)}, ${JSON.stringify(theme)})`,
      );
      if (size.height > SHEET.height)
        throw new Error(
          `${name} is ${size.height} px high: more than ${SHEET.height}, make two sheets of it`,
        );
      await gallery.screenshot(join(folder, `${String(index + 1).padStart(2, "0")}-${name}.png`), size);
    }
    console.log(`catalogue: ${sheets.length} pictures in out/tour/catalogue-${theme}`);
  }
} finally {
  await gallery.close();
}
