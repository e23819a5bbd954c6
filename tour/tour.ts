import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, type Language, STAFF_LANGUAGES } from "#contract/domain/text.ts";
import { hashSecret } from "#main/staff/hash.ts";
import { setCatalogue } from "#renderer/i18n/catalogues.ts";
import { en } from "#renderer/i18n/en/all.ts";
import { SIZES, type Size } from "#test/gallery/looks.ts";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { startKiosk } from "#test/support/kiosk/kiosk.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { pseudoCatalogue } from "../tools/shared/pseudo.ts";
import { SCENES } from "./scenes.ts";
import { TOUR_PIN } from "./staff-scenes.ts";
import { EVERY, PSEUDO, sceneWanted, unknownTourWord } from "./words.ts";

/*
 * Photographs every screen of a visit on real Electron:  npm run tour -- [language] [portrait|landscape|small|smallest] [scene]
 * Pictures: out/tour/<layout>-<language>/<number>-<screen>.png
 * Single screens in every size of type: sizes.ts. Without a language: Japanese and English. `all`: every one. `pseudo`: a pseudo language, 40 % longer than English.
 */

const OUT = join(import.meta.dirname, "../out/tour");
const SHELF_MAP = join(import.meta.dirname, "../assets/demo/shelf-map.json");
const PLACE_NAMES = join(import.meta.dirname, "../assets/demo/place-names.json");

/** Pages turn in 220 ms and the ribbon drops in 400: a picture is taken when all is still. */
const STILL_MS = 650;
/** Short enough for a tour, long enough to reach the warning only when it is waited for. */
const IDLE_SECONDS = 25;

async function walk(
  layout: Size,
  language: Language,
  label: string,
  only: string | undefined,
): Promise<string[]> {
  const folder = join(OUT, `${layout}-${label}`);
  if (only === undefined) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const backend = await startDemoBackend();
  const kiosk = await startKiosk({
    backend,
    language,
    size: SIZES[layout],
    settings: {
      placeNames: JSON.parse(readFileSync(PLACE_NAMES, "utf8")),
      shelfMap: JSON.parse(readFileSync(SHELF_MAP, "utf8")),
      staff: { pin: await hashSecret(TOUR_PIN), closeSeconds: 600 },
      visit: {
        idleSeconds: IDLE_SECONDS,
        browsingIdleSeconds: IDLE_SECONDS,
        warningSeconds: 6,
        goodbyeSeconds: 3,
      },
    },
  });
  const failures: string[] = [];
  let count = 0;
  const stage = {
    kiosk,
    backend,
    person: person(kiosk, language),
    async photograph(name: string) {
      await new Promise((resolve) => setTimeout(resolve, STILL_MS));
      count += 1;
      kiosk.screenshot(join(folder, `${String(count).padStart(2, "0")}-${name}.png`));
    },
  };
  try {
    for (const [name, scene] of SCENES) {
      if (only !== undefined && !name.includes(only)) continue;
      try {
        await scene(stage);
      } catch (error) {
        failures.push(
          `${layout} ${language}, ${name}: ${error instanceof Error ? error.message : String(error)}`,
        );
        kiosk.screenshot(join(folder, `failed-${name.replaceAll(/\W+/gu, "-")}.png`));
        // The next scene begins on the attract screen: this visit ends for idleness.
        await stage.person.sees(stage.person.say("visit.attract.line1"), 60_000).catch(() => null);
      }
    }
  } finally {
    await kiosk.stop();
    await backend.stop();
  }
  console.log(`${layout} ${language}: ${count} pictures in out/tour/${layout}-${label}`);
  return failures;
}

const words = process.argv.slice(2);
const unknown = unknownTourWord(words);
if (unknown !== undefined) {
  console.error(`There is no language, screen or scene called "${unknown}": npm run tour -- --help`);
  process.exit(2);
}
if (words.includes(PSEUDO)) setCatalogue("en", pseudoCatalogue(en));
/** Languages to walk in, each with the name of its pictures. */
function wanted(): readonly (readonly [language: Language, name: string])[] {
  if (words.includes(PSEUDO)) return [["en", PSEUDO]];
  const named = LANGUAGES.filter((language) => words.includes(language) || words.includes(EVERY));
  return (named.length > 0 ? named : STAFF_LANGUAGES).map((language) => [language, language]);
}
const layouts = (Object.keys(SIZES) as Size[]).filter((layout) => words.includes(layout));
const only = sceneWanted(words);
const failures: string[] = [];
for (const layout of layouts.length > 0 ? layouts : (["portrait", "landscape"] as const)) {
  for (const [language, label] of wanted()) {
    failures.push(...(await walk(layout, language, label, only)));
  }
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
