import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { begins } from "#test/support/kiosk/control-names.ts";
import { enter, wordsOf } from "./staff-scenes.ts";
import type { Scene } from "./stage.ts";

/** Outside opening hours, and with a wrong setting: both by the fleet's file, without a restart. */
export const closedAndBroken: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const t = wordsOf(stage);
  const file = join(dirname(kiosk.userData), "settings.json");
  const before = readFileSync(file, "utf8");
  const settings = JSON.parse(before) as Record<string, Record<string, unknown>>;
  const week = Array.from({ length: 7 }, (_, day) => (day === 3 ? { open: "23:58", close: "23:59" } : null));
  writeFileSync(file, JSON.stringify({ ...settings, hours: { follow: "own", week, sleepMinutes: 0 } }));
  await person.sees(person.say("visit.closed.staff"), 20_000);
  await photograph("closed");
  // What holds while a file is wrong is its last good state: an open library.
  writeFileSync(file, before);
  await person.sees(person.say("visit.attract.line1"), 20_000);
  const kept = kiosk.waitForEvent("settings-kept");
  writeFileSync(file, JSON.stringify({ ...settings, visit: { idleSeconds: "long" } }, null, 2));
  await kept;
  await enter(stage);
  await person.sees(t.status.settingsKept);
  await photograph("settings-kept");
  await person.press(begins(t.close));
  await person.sees(person.say("visit.attract.line1"), 20_000);
  for (const theme of ["ink", "yellow"]) {
    const changed = kiosk.waitForEvent("settings-changed");
    writeFileSync(file, JSON.stringify({ ...settings, kiosk: { ...settings["kiosk"], theme } }));
    await changed;
    await person.sees(person.say("visit.attract.line1"), 20_000);
    await photograph(`attract-${theme}`);
  }
  writeFileSync(file, before);
  await kiosk.waitForEvent("settings-changed");
  await person.sees(person.say("visit.attract.line1"), 20_000);
};
