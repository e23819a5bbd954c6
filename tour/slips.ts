import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import type { MapFloor } from "#contract/domain/shelf-map.ts";
import type { SlipContent, SlipSheet } from "#contract/domain/slip.ts";
import { LANGUAGES } from "#contract/domain/text.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { LONG, manyHolds, manyLoans } from "#test/gallery/long-records.ts";
import { startDisplay } from "#test/support/kiosk/display.ts";
import { electronExecutable } from "#test/support/kiosk/launch.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";
import { PLACE_NAMES } from "#test/support/screens/place-names.ts";
import { RETURNED } from "#test/support/screens/returned-copies.ts";
import { copy, FATHER, FATHER_ON_SHELF, HOLDS, hold, LOANS } from "#test/support/screens/sample-records.ts";

/*
 * Prints every slip on every paper as a picture, with the product's own press:  npm run tour -- slips [part of a name]
 * Pictures: out/tour/slips/<paper>-<language>-<slip>-<page>.png
 */

const ROOT = join(import.meta.dirname, "..");
const OUT = join(ROOT, "out/tour/slips");
/** Two levels below the root, beside the built pages it serves. */
const BUNDLE = join(ROOT, "out/slips");
const DOTS_PER_INCH = 110;
/** The usual roll, the narrow one, and sheets. */
const PRINTERS = [
  { paper: "receipt", widthMm: 80 },
  { paper: "receipt", widthMm: 58 },
  { paper: "a4", widthMm: 210 },
] as const;

/** A sheet with the name of its picture. */
export interface NamedSheet {
  readonly name: string;
  readonly sheet: SlipSheet;
}

const FLOORS: readonly MapFloor[] = JSON.parse(
  readFileSync(join(ROOT, "assets/demo/shelf-map.json"), "utf8"),
);
const STACKS = copy("1", "central", { ja: "", en: "" }, { closedStacks: true });

/** Titles that were noted: on shelves here and elsewhere, in the stacks, lent, and with a long name. */
function noted(count: number): readonly TitleDetail[] {
  const numbers = ["913.6 ナ", "210.4 ア", "K913 コ", "913.6 ア", "726.6 フ", "460 モ"];
  return Array.from({ length: count }, (_, at) => ({
    ...(at % 5 === 3 ? LONG : FATHER),
    id: `t-${at}`,
    copies: [
      copy(
        `${at}`,
        at % 7 === 6 ? "west" : "central",
        { ja: "1階 文学", en: "1F Literature" },
        {
          callNumber: numbers[at % numbers.length] ?? "",
          closedStacks: at % 11 === 10,
          ...(at % 4 === 2 ? { status: "on-loan", dueDate: "2026-12-04" } : {}),
        },
      ),
    ],
  }));
}

/** What is printed, by name. `every`: in every language; the others in Japanese and English. */
const CONTENTS: readonly {
  readonly name: string;
  readonly every?: true;
  readonly content: SlipContent;
}[] = [
  {
    name: "title",
    every: true,
    content: { kind: "title", title: { ...FATHER, copies: [...FATHER.copies, FATHER_ON_SHELF] } },
  },
  {
    name: "title-long",
    content: {
      kind: "title",
      title: {
        ...LONG,
        copies: [
          copy(
            "2",
            "central",
            { ja: "2階 郷土資料・行政資料", en: "2F Local history" },
            { callNumber: "K210.088 コクリ 12-3" },
          ),
          ...Array.from({ length: 8 }, (_, at) =>
            copy(`3${at}`, at % 2 === 0 ? "west" : "east", { ja: "文学", en: "Literature" }),
          ),
        ],
      },
    },
  },
  { name: "title-stacks", content: { kind: "title", title: { ...FATHER, copies: [STACKS] } } },
  { name: "title-none", content: { kind: "title", title: { ...FATHER, copies: [] } } },
  {
    name: "hold",
    every: true,
    content: {
      kind: "hold",
      hold: hold("h1", FATHER.title, "applied", { needsCourier: true, pickup: "west" }),
    },
  },
  {
    name: "hold-long",
    content: { kind: "hold", hold: { ...hold("h1", LONG.title, "applied"), title: LONG } },
  },
  { name: "loans", every: true, content: { kind: "loans", loans: LOANS } },
  { name: "lent", content: { kind: "loans", loans: LOANS.slice(0, 2), ofVisit: true } },
  { name: "loans-hundred", content: { kind: "loans", loans: manyLoans(100) } },
  { name: "holds", every: true, content: { kind: "holds", holds: HOLDS } },
  { name: "holds-dozen", content: { kind: "holds", holds: manyHolds(12) } },
  { name: "memo", every: true, content: { kind: "memo", titles: noted(4) } },
  { name: "memo-full", content: { kind: "memo", titles: noted(20) } },
  { name: "stickers", every: true, content: { kind: "stickers", loans: manyLoans(6) } },
  { name: "returns", every: true, content: { kind: "returns", copies: RETURNED } },
  { name: "test", every: true, content: { kind: "test" } },
];

function sheets(part: string): readonly NamedSheet[] {
  return PRINTERS.flatMap(({ paper, widthMm }) =>
    LANGUAGES.flatMap((language) =>
      CONTENTS.filter(({ every }) => every === true || language === "ja" || language === "en").map(
        ({ name, content }) => ({
          name: `${paper === "a4" ? paper : widthMm}-${language}-${name}`,
          sheet: {
            content,
            language,
            paper,
            widthMm,
            stickerMm: 50,
            info: INFO,
            ownLibrary: "central",
            kioskName: "kiosk-1",
            cardWord: "loan-ticket",
            placeNames: PLACE_NAMES,
            shelfMap: FLOORS.filter(({ library }) => library === "central"),
            systemAway: false,
            phone: {
              title: "https://opac.library.example/titles/{id}",
              list: "https://opac.library.example/titles?ids={ids}",
            },
          },
        }),
      ),
    ),
  ).filter(({ name }) => name.includes(part));
}

async function bundle(): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(import.meta.dirname, "slips-press.ts"),
      outDir: BUNDLE,
      rolldownOptions: { external: ["electron"], output: { format: "es", entryFileNames: "press.mjs" } },
    },
    ssr: { noExternal: true },
  });
  return join(BUNDLE, "press.mjs");
}

const wanted = sheets(process.argv[2] ?? "");
if (wanted.length === 0) {
  console.error(`There is no slip called "${process.argv[2]}".`);
  process.exit(2);
}
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, "sheets.json"), JSON.stringify(wanted));
const program = await bundle();
const display = await startDisplay(640, 480);
try {
  const noSandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const profile = `--user-data-dir=${join(BUNDLE, "profile")}`;
  process.stdout.write(display.run(electronExecutable(), ...noSandbox, profile, program, OUT));
} finally {
  await display.stop();
}
for (const { name } of wanted) {
  execFileSync("pdftoppm", ["-png", "-r", String(DOTS_PER_INCH), join(OUT, `${name}.pdf`), join(OUT, name)]);
}
process.stdout.write(`${wanted.length} slips in ${OUT}\n`);
