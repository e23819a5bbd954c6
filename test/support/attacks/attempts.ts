import type { LogLine } from "../kiosk/kiosk.ts";
import type { Attacked } from "./attacked-kiosk.ts";

/** Time in milliseconds in which something that a page tried has had its effect or was refused. */
const ANSWER_MS = 1500;

/** Top-level windows of the screen, as the window manager lists them. */
export function windowsOf(kiosk: Attacked): string[] {
  return kiosk.display.run("wmctrl", "-l").trim().split("\n");
}

/** Does something that must end in a fresh page, and waits for it. */
export async function afterReset(kiosk: Attacked, action: () => unknown): Promise<LogLine> {
  const reset = kiosk.waitForEvent("visit-reset");
  await Promise.allSettled([action()]);
  return reset;
}

/**
 * What code of the page answers; undefined when the page went away meanwhile. The code runs in a turn of its own: a
 * frame that is made while the debugger evaluates would never let the evaluation end.
 */
export async function evaluateLater<T>(kiosk: Attacked, code: string): Promise<T | undefined> {
  const name = `answer${Math.random().toString(36).slice(2)}`;
  await kiosk.look.at(
    `void setTimeout(async () => { const answer = await (async () => { ${code} })(); window.${name} = [answer]; })`,
  );
  return answered<T>(kiosk, name);
}

/** Takes what the page has put under a name, so that nothing of ours stays in it. */
const taking = (name: string): string =>
  `(() => { const answer = window.${name} ?? null; delete window.${name}; return answer; })()`;

/** Waits for what the page has put under a name. */
async function answered<T>(kiosk: Attacked, name: string): Promise<T | undefined> {
  const end = Date.now() + 2 * ANSWER_MS;
  while (Date.now() < end) {
    const answer = await kiosk.look.at<[T] | null>(taking(name)).catch(() => null);
    if (answer !== null) return answer[0];
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return undefined;
}

/** Lets the page do something of which it will not live to tell; answers when, in milliseconds since 1970. */
export function provoke(kiosk: Attacked, code: string): Promise<number> {
  return kiosk.look.at<number>(`(setTimeout(() => { ${code} }), Date.now())`);
}

function raced(code: string): string {
  return `Promise.race([
    (async () => { ${code} })().then(() => "done", (error) => error.name),
    new Promise((resolve) => setTimeout(() => resolve("no answer"), ${ANSWER_MS})),
  ])`;
}

/** What the page gets when it tries something by itself: the name of the error, "done", "no answer" or "gone" with it. */
export async function attempt(kiosk: Attacked, code: string): Promise<string> {
  return (await evaluateLater<string>(kiosk, `return ${raced(code)}`)) ?? "gone";
}

/** Something that lies over the page and takes a press, so that nothing of the kiosk is pressed. */
const GLASS = `(() => {
  const glass = document.createElement("div");
  glass.style.cssText = "position:fixed;inset:0;z-index:9999";
  document.body.append(glass);
  return glass;
})()`;

/** The same inside a person's press: a browser allows a page much only then. The press itself is real. */
export async function attemptInPress(kiosk: Attacked, code: string): Promise<string> {
  await kiosk.look.at(`void (() => {
    delete window.pressed;
    const glass = ${GLASS};
    glass.addEventListener("mousedown", async () => {
      const answer = await ${raced(code)};
      glass.remove();
      window.pressed = [answer];
    }, { once: true });
  })()`);
  kiosk.tapAt(540, 300);
  return (await answered<string>(kiosk, "pressed")) ?? "gone";
}

/** Rounded milliseconds since, for reports. */
export function since(start: number): number {
  return Math.round(performance.now() - start);
}

/**
 * Code of a page that makes a link and presses it by itself.
 * @param more code about the link, which is called `a`.
 */
export function linkTo(address: string, more = ""): string {
  return `const a = document.createElement("a"); a.href = ${JSON.stringify(address)}; ${more};
    document.body.append(a); a.click(); a.remove();`;
}
