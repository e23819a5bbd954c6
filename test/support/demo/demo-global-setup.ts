import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_TEMPLATE, startDemoBackend } from "./demo-backend.ts";

/**
 * For every test with the demo library: its data are made once, and each test copies them.
 */
export async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "shiori-demo-"));
  const backend = await startDemoBackend();
  await backend.halt();
  const template = join(folder, "data");
  cpSync(backend.folder, template, { recursive: true });
  await backend.stop();
  process.env[DEMO_TEMPLATE] = template;
  return () => rmSync(folder, { recursive: true, force: true });
}
