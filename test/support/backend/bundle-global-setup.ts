import { join } from "node:path";
import { build } from "vite";
import { makeOnce } from "../../../tools/build.ts";
import { at, ROOT } from "../../../tools/shared/place.ts";
import { BACKEND_BUNDLE } from "./server-program.ts";

/** What the backend's program is made of. */
const INPUTS = ["backend/**/*.ts", "contract/**/*.ts", "package-lock.json"];
/** These look for native addons or WebAssembly beside themselves. */
const OUTSIDE = ["better-sqlite3", "@node-rs/argon2", "lindera-wasm-nodejs-ipadic", "pg-native"];
/** As deep below the root as the folders of `backend`, which find `assets` by a relative path. */
const FOLDER = at("out", "backend");

/**
 * The backend's program as one file, for every test that starts it: reading its thousand modules is half of the processor
 * time of a start.
 */
export async function setup(): Promise<void> {
  await makeOnce(FOLDER, INPUTS, async () => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "error",
      ssr: { noExternal: true, external: OUTSIDE },
      build: {
        ssr: "backend/server.ts",
        outDir: FOLDER,
        emptyOutDir: false,
        target: "node24",
        rolldownOptions: { output: { format: "es", entryFileNames: "server.js", codeSplitting: false } },
      },
    });
  });
  process.env[BACKEND_BUNDLE] = join(FOLDER, "server.js");
}
