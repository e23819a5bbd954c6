import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Speech programs that write down what they are asked to say. */
export interface FakeVoice {
  /** For the kiosk: they come first in the path. */
  readonly environment: NodeJS.ProcessEnv;
  /** Everything that was said so far, a text a line. */
  said(): readonly string[];
  leave(): void;
}

/** Lays out an espeak-ng that records, and a MeCab that leaves the words as they are. */
export function fakeVoice(): FakeVoice {
  const folder = mkdtempSync(join(tmpdir(), "shiori-voice-"));
  const record = join(folder, "said");
  // One write a text: programs that are cut off leave no halves.
  const programs = { "espeak-ng": `words=$(cat); printf '%s\\n' "$words" >> ${record}`, mecab: "exec cat" };
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return {
    environment: { PATH: [folder, process.env["PATH"] ?? ""].join(delimiter) },
    said: () => (existsSync(record) ? readFileSync(record, "utf8").split("\n").filter(Boolean) : []),
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}
