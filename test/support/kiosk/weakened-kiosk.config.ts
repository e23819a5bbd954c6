import { defineConfig } from "electron-vite";
import config from "../../../electron.vite.config.ts";
import { REMOVALS, type RemovalName, without } from "./reset-removals.ts";

/*
 * Builds main without a part of the reset; `weakened-kiosk.ts` says which one, and where to. Fails when a word that is
 * to be cut out is not where it was.
 */

const name = process.env["SHIORI_WITHOUT"] ?? "";
const folder = process.env["SHIORI_WITHOUT_FOLDER"] ?? "";
const removals = REMOVALS[name as RemovalName];
if (removals === undefined) throw new Error(`There is no part called ${name}.`);

const done = new Set<string>();
const cutting = {
  name: "without-a-part",
  enforce: "pre" as const,
  transform(code: string, id: string): string | null {
    const mine = removals.filter(({ file }) => id.endsWith(file));
    for (const { words } of mine) done.add(words);
    return mine.length === 0 ? null : mine.reduce(without, code);
  },
  buildEnd(): void {
    if (done.size !== removals.length) throw new Error("A file of the removal was not built.");
  },
};

const { main } = config({ mode: "production", command: "build" });

export default defineConfig({
  main: {
    ...main,
    plugins: [cutting],
    build: { ...main?.build, outDir: `${folder}/out/main`, emptyOutDir: true },
  },
});
