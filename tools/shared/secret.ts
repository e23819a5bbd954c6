import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";

const EXIT_INTERRUPTED = 130;

/**
 * Reads a secret. At a terminal it prompts and hides the input; otherwise it is the first line of standard input. Empty when
 * there is none.
 */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/u)[0] ?? "";
  const silence = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  lines.on("SIGINT", () => {
    lines.close();
    process.stderr.write("\n");
    process.exit(EXIT_INTERRUPTED);
  });
  // After the terminal's echo is off.
  process.stderr.write(question);
  const answer = await lines.question("");
  lines.close();
  process.stderr.write("\n");
  return answer;
}
