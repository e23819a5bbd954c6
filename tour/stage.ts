import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { localText } from "#contract/domain/text.ts";
import type { DemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoLibrary } from "#test/support/demo/demo-people.ts";
import { anyOf, saying } from "#test/support/kiosk/control-names.ts";
import type { Kiosk } from "#test/support/kiosk/kiosk.ts";
import type { Person } from "#test/support/kiosk/simulated-patron.ts";

/** What a scene is played with. */
export interface Stage {
  readonly kiosk: Kiosk;
  readonly person: Person;
  /** Photographs the screen as it is now; the name becomes the file's. */
  photograph(name: string): Promise<void>;
  readonly backend: DemoBackend;
}

/** One walk through some screens; begins and ends on the attract screen. */
export type Scene = (stage: Stage) => Promise<void>;

/** What a button says that stands for a library. */
export function libraryName({ language }: Person, id: string): RegExp {
  return saying(localText(demoLibrary(id).shortName, language));
}

/** Ends a visit without a card: one touch of the ribbon's tail. */
export async function leave({ kiosk, person }: Stage): Promise<void> {
  const reset = kiosk.waitForEvent("visit-reset");
  await person.press(person.say("visit.finish"));
  await reset;
  await person.sees(person.say("visit.attract.line1"), 20_000);
}

/** Ends a signed-in visit, and waits for the attract screen. */
export async function finish({ person }: Stage): Promise<void> {
  await person.finish();
  await person.sees(person.say("visit.attract.line1"), 20_000);
}

/** Sections of a settings file. */
type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Lets other settings hold, by the fleet's file and without a restart; answers how to take them back. `first`: a word of the first
 * screen then.
 */
export async function withSettings(
  { kiosk, person }: Stage,
  change: (now: Sections) => Sections,
  first: string = person.say("visit.attract.line1"),
): Promise<() => Promise<void>> {
  const file = join(dirname(kiosk.userData), "settings.json");
  const before = readFileSync(file, "utf8");
  const write = async (text: string, words: string): Promise<void> => {
    const seen = Promise.all(
      ["settings-changed", "visit-reset"].map((event) => kiosk.waitForEvent(event, 20_000)),
    );
    writeFileSync(file, text);
    // The idle page was drawn with the settings before; another one takes its place.
    await seen;
    await person.sees(words, 20_000);
  };
  await write(JSON.stringify(change(JSON.parse(before) as Sections)), first);
  return () => write(before, person.say("visit.attract.line1"));
}

/** Of a list that has more than one page or part, turns to the one with a control, and presses it. */
export async function pressInList({ person }: Stage, name: string | RegExp): Promise<void> {
  const nextPage = anyOf([1, 2, 3, 4, 5].map((count) => person.say("search.next", { count })));
  while (!(await person.canPress(name))) {
    const more = person.say("display.on");
    await person.press((await person.canPress(more)) ? more : nextPage);
  }
  await person.press(name);
}
