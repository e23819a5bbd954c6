import { show, vitest } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// The shipped package on a machine of its own, as root: npm run dist-test [-- arguments for vitest]. A package is made first,
// with the stand-in when the official Electron is not here; `--as-is` takes the one that is there.
const args = process.argv.slice(2);
const asIs = args.includes("--as-is");
const made = asIs ? 0 : await show([process.execPath, at("tools/dist.ts"), "--stand-in", "--no-tar"]);
process.exitCode =
  made === 0 ? await show(vitest(["dist"], ...args.filter((word) => word !== "--as-is"))) : made;
