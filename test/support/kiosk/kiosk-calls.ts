import { translator } from "#renderer/i18n/index.ts";
import { demoPatron } from "../demo/demo-people.ts";
import type { RestKiosk } from "../http/rest-client.ts";
import type { Kiosk } from "./kiosk.ts";

/** Calls main through the page's bridge, as the page's code does. */
export function callBridge<T>(kiosk: Kiosk, verb: string, args: object = {}): Promise<T> {
  return kiosk.look.at<T>(`window.kiosk.${verb}(${JSON.stringify(args)})`);
}

/** Milliseconds after which a card is shown again: on a busy machine the keys of a scan can come apart. */
const SHOWN_AGAIN_MS = 6000;

/** Signs a demo patron in without typing on the glass: for tests of what comes after. Throws when it is refused. */
export async function quickSignIn(kiosk: Kiosk, id: string): Promise<void> {
  const { card, password } = demoPatron(id);
  const heading = translator("ja")("signIn.password.heading");
  await kiosk.scan(card);
  await kiosk.waitFor(heading, SHOWN_AGAIN_MS).catch(async () => {
    await kiosk.scan(card);
    await kiosk.waitFor(heading);
  });
  const { ok } = await callBridge<{ ok: boolean }>(kiosk, "signIn", { password });
  if (!ok) throw new Error(`${id} cannot sign in`);
}

/** Words that many titles of the demo library have. */
const COMMON = ["の", "本", "人", "日", "物語", "入門", "子", "山"] as const;

/** Ids of titles of the demo library that anybody can hold; throws when there are not so many. */
export async function holdableTitles(rest: RestKiosk, count: number): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const word of COMMON) {
    const { items } = (await rest.search(word, { pageSize: 50 })).value;
    for (const { id, availability } of items) if (availability.kind === "holdable") found.add(id);
    if (found.size >= count) return [...found].slice(0, count);
  }
  throw new Error(`The demo library has ${found.size} titles to hold, not ${count}.`);
}
