/** Usage of the verbs of tools/run.mjs: help texts, and a check of the arguments before anything is installed or started. */
import { parseArgs } from "node:util";

/**
 * One verb. `options`: names without the dashes; `flag` stands alone, `value` needs one (`--name=value`), a list holds the
 * only values there are. `args`: positional arguments; `any` = the verb itself, or vitest, checks them.
 * `own`: it reads and explains all its arguments itself. `setup`: what must be installed first.
 * @typedef {{ help: string, options?: Record<string, "flag" | "value" | string[]>, args?: string[] | "any",
 *   own?: true, setup?: "start" | "test" }} Verb
 */

/** Screen languages as in contract/domain/text.ts; this file runs before TypeScript can be loaded. */
const LANGUAGES = ["ja", "ja-x-easy", "en", "zh-Hans", "ko", "ja-x-child"];

/** @type {Record<string, Verb>} */
export const VERBS = {
  start: {
    setup: "start",
    options: { kiosk: "flag", landscape: "flag", keep: "flag", lang: LANGUAGES },
    help: `npm start -- [options]       the kiosk with the demo library
  --landscape    1920 x 1080 instead of 1080 x 1920
  --lang=en      first language: ${LANGUAGES.join(", ")}
  --keep         keep the demo library's data and the staff's settings of the last run
  --kiosk        the locked full screen of a real terminal, instead of a window

  SHIORI_DEMO_FOLDER=<folder> npm start    a second demo with its own data
`,
  },
  test: {
    setup: "test",
    help: "npm test                     all tests, from a fresh clone; ends with one line of totals\n",
  },
  setup: {
    setup: "test",
    help: "npm run setup                installs what npm start and npm test need\n",
  },
  check: {
    help: "npm run check                types, lint, import rules, dead code, unit tests\n",
  },
  build: {
    help: "npm run build                builds the program into out/ if its sources have changed\n",
  },
  unit: {
    options: {},
    args: "any",
    help: `npm run unit -- [words]      the fast tests: unit, screens, adapters, backend
  [words]        passed on to vitest: parts of file names, -t <part of a test's name>
`,
  },
  e2e: {
    args: "any",
    help: `npm run e2e -- [words]       end-to-end tests on real Electron
  [words]        passed on to vitest: parts of file names, -t <part of a test's name>
`,
  },
  pictures: {
    help: "npm run pictures             rebuilds the fallback images shown while the kiosk is down\n",
  },
  tour: {
    args: "any",
    help: `npm run tour -- [words]      photographs every screen into out/tour
  ja, en, ${LANGUAGES.filter((tag) => tag !== "ja" && tag !== "en").join(", ")}, all       languages; default: Japanese and English
  pseudo                     pseudo-localisation: accented English, 40 % longer
  portrait, landscape, small, smallest     screens; default: the first two
  <part of a scene's name>   only that scene, for example: holding
  sizes          every screen by itself, on all four screens in every size of type
                 (with: normal, large, largest, low, furigana)
  catalogue      every component in every state, instead
  slips          every printed slip, instead
`,
  },
  bench: {
    args: ["start", "visit", "lend", "renderer", "backend", "harvest", "fleet", "adapters"],
    options: {
      screens: "value",
      rounds: "value",
      titles: "value",
      records: "value",
      engines: "value",
      terminals: "value",
      processes: "value",
      holds: "value",
      seconds: "value",
      only: "value",
      quick: "flag",
      docs: "flag",
      shared: "flag",
    },
    help: `npm run bench -- [names] [options]     benchmarks beside yardsticks of the same run, into out/bench (docs/bench.md)
  start, visit, lend, renderer, backend, harvest, fleet, adapters     default: all
  --shared  measure beside another Electron: without it start, visit, lend and renderer refuse to
  renderer: --screens=1000 --rounds=<n>
  backend:  --titles=20k,1.5M --engines=sqlite,postgres --quick --docs
  harvest:  --records=60000
  fleet:    --terminals=10,1000 --titles=20k,200k --holds=10k,2M --engines=sqlite,postgres --seconds=60 --only=terminals|sizes --processes=2
`,
  },
  soak: {
    args: ["visits", "backend"],
    options: {
      visits: "value",
      seed: "value",
      kiosks: "value",
      alone: "value",
      faults: "value",
      lending: "flag",
      short: "flag",
      resume: "flag",
      prove: "flag",
      minutes: "value",
      engines: "value",
      "kill-every": "value",
      "without-lock": "value",
      "keep-database": "flag",
    },
    help: `npm run soak -- [visits | backend] [options]     long random use with faults (docs/soak.md)
  visits (default):      --visits=5000 --seed=1 --kiosks=1 --alone=<n> --faults=all --resume --prove
                         --lending: each visit lends or returns, each third with a fault; growth and times are not judged
                         --short: each visit takes one to five seconds, without faults; growth is not judged
  backend:               --minutes=5 --kiosks=200 --engines=sqlite,postgres --kill-every=20 --seed=<n>
                         --without-lock=<name> --keep-database --prove
`,
  },
  requirements: {
    options: { write: "flag" },
    help: `npm run requirements -- [--write]      checks that every requirement has a test
  --write        writes docs/requirements.md and docs/conformance.md
`,
  },
  mutate: {
    options: { only: "value", changed: "value", missing: "flag", minutes: "value" },
    help: `npm run mutate -- [options]  mutation tests: removes guards one at a time and checks that a test fails
  --only=<words>     guards with these words in their name, source, test or project
  --changed=<commit> guards whose source or test differs from this commit
  --missing          only guards whose removal no test has caught in this checkout
  --minutes=<n>      starts no further guard after this time
`,
  },
  "staff-pin": {
    options: { card: "flag" },
    help: `npm run staff-pin -- [--card]          hashes a staff PIN for the settings; asks for it, or reads standard input
  --card         the code of a staff card instead
`,
  },
  backend: { own: true, help: "npm run backend -- --help    the reference backend alone\n" },
  "sip2-probe": { own: true, help: "npm run sip2-probe -- --help\n" },
  contract: { own: true, help: "npm run contract -- --help\n" },
  dist: {
    options: { "stand-in": "flag", "no-tar": "flag" },
    help: `npm run dist -- [options]    a folder, a tar.gz and a Debian package, into out/dist
  --stand-in     pack the stand-in Electron if the official one is missing: for tests only (docs/setup.md)
  --no-tar       the folder and the Debian package only
`,
  },
  "dist-test": {
    args: "any",
    help: `npm run dist-test -- [words] installs, boots and attacks the package on a test machine (needs root)
  --as-is        uses the existing package
  [words]        passed on to vitest
`,
  },
};

/** @param {readonly string[]} args @returns {boolean} */
export function asksForHelp(args) {
  return args.includes("--help") || args.includes("-h");
}

/**
 * @param {string} name of a verb @param {readonly string[]} given typed behind it
 * @returns {string | undefined} one line about the first word that the verb does not know
 */
export function argumentComplaint(name, given) {
  const { options = {}, args: places = [] } = VERBS[name] ?? {};
  if (places === "any") return undefined;
  const known = Object.fromEntries(
    Object.entries(options).map(([option, kind]) => [
      option,
      { type: kind === "flag" ? /** @type {const} */ ("boolean") : /** @type {const} */ ("string") },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...given],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    const wrong = tokenComplaint(token, options, places);
    if (wrong !== undefined) return `${wrong} See npm run ${name} -- --help`;
  }
  return undefined;
}

/**
 * @param {{ kind: string, name?: string, rawName?: string, value?: string | undefined }} token
 * @param {Record<string, "flag" | "value" | string[]>} options @param {string[]} places
 * @returns {string | undefined}
 */
function tokenComplaint({ kind, name = "", rawName = "", value }, options, places) {
  if (kind === "positional") return places.includes(value ?? "") ? undefined : `Unknown argument "${value}".`;
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (kind !== "option" || option === undefined) return `Unknown option ${rawName || "--"}.`;
  if (option === "flag") return value === undefined ? undefined : `${rawName} takes no value.`;
  if (value === undefined || value === "") return `${rawName} needs a value, as in ${rawName}=<value>.`;
  if (option === "value" || option.includes(value)) return undefined;
  return `${rawName}=${value} is not one of ${option.join(", ")}.`;
}
