import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

/** Duration of a quick touch in milliseconds. A control acts on release (V14). */
export const TOUCH_MS = 80;

/** Milliseconds from key to key of a quick scanner, the suffix included. */
const SCAN_KEY_MS = 4;

/** Milliseconds on the clock that pages share with this process. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

/** An input simulator: one running xdotool that reads commands from a pipe, so that results do not include its start. */
export interface Hand {
  /** Moves the pointer; costs nothing that is measured. */
  point(x: number, y: number): void;
  /** Clicks where the pointer is: a hurried hand. */
  click(): void;
  /** Touches where the pointer is. Answers the time just before the finger lifts. */
  touch(): Promise<number>;
  /** Presses one key. Answers the time just before. */
  key(name: string): number;
  /** Scans a code. Answers the time just before the suffix. */
  scan(code: string): Promise<number>;
  done(): Promise<void>;
}

/** Creates it for a display. */
export function hand(environment: NodeJS.ProcessEnv): Hand {
  const xdotool = spawn("xdotool", ["-"], { env: environment, stdio: ["pipe", "ignore", "inherit"] });
  const write = (line: string): number => {
    const at = wallClock();
    xdotool.stdin.write(`${line}\n`);
    return at;
  };
  return {
    point: (x, y) => void write(`mousemove ${Math.round(x)} ${Math.round(y)}`),
    click: () => void write("click 1"),
    async touch() {
      write("mousedown 1");
      await pause(TOUCH_MS);
      return write("mouseup 1");
    },
    key: (name) => write(`key --delay 0 ${name}`),
    async scan(code) {
      for (const character of code) {
        write(`key --delay 0 ${character}`);
        await pause(SCAN_KEY_MS);
      }
      return write("key --delay 0 Return");
    },
    async done() {
      xdotool.stdin.end();
      if (xdotool.exitCode === null && xdotool.signalCode === null) await once(xdotool, "exit");
    },
  };
}
