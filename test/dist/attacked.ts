import { join } from "node:path";
import type { Attacked } from "#test/support/attacks/attacked-kiosk.ts";
import { descendants } from "#test/support/kiosk/processes.ts";
import { openMailboxes } from "./mailbox.ts";
import { NODE } from "./patron.ts";
import { type Terminal, until } from "./terminal.ts";

/** The terminal's own folders, as the kiosk's user has them. */
export const RUN = "run/shiori";
/** Where the program lies. */
export const ARCHIVE = "opt/shiori/resources/app.asar";

/**
 * A shipped terminal as the tables of attacks know a kiosk. `look` goes through the hostile page.
 * @param orders where in the hostile archive the orders begin (hostile-page.ts).
 */
export function attackedTerminal(terminal: Terminal, orders: number): Attacked & { close(): void } {
  // The disk as the machine itself sees it.
  const disk = `/proc/${terminal.machine.hostPid()}/root`;
  const renderers = (): readonly number[] =>
    descendants(terminal.machine.hostPid(), /^\/opt\/shiori\/shiori .*--type=renderer/u);
  const mailboxes = openMailboxes(renderers, { file: join(disk, ARCHIVE), orders });
  const attacked = {
    display: {
      node: NODE,
      environment: process.env,
      run: terminal.onScreen,
      argv: terminal.screenArgv,
    },
    look: {
      at: mailboxes.at,
      // Nobody lists contents where no debugger is: whatever there is has a process.
      contents: async () => renderers().map((_pid, index) => `page ${index}`),
    },
    userData: join(disk, RUN, "profile"),
    log: terminal.log,
    renderers,
    words: () => mailboxes.at<string>("document.body.innerText"),
    key: (...names: readonly string[]) => void terminal.onScreen("xdotool", "key", ...names),
    tapAt: (x: number, y: number) =>
      void terminal.onScreen(
        "xdotool",
        "mousemove",
        String(Math.round(x)),
        String(Math.round(y)),
        "click",
        "1",
      ),
    waitForEvent(event: string, milliseconds?: number) {
      const before = terminal.log().length;
      const next = () =>
        terminal
          .log()
          .slice(before)
          .find((line) => line.event === event) ?? null;
      return until(`the event ${event}`, next, milliseconds);
    },
    close: mailboxes.close,
  };
  return attacked;
}
