import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Dates are the library's: every test runs in its time zone, wherever the machine stands.
process.env["TZ"] = "Asia/Tokyo";

const env = { TZ: "Asia/Tokyo" };

/** Tests of the backend that listen in on its modules: these must be read anew for them. */
const LISTENING = ["lock-out", "query-plans", "token-guard", "tries"].map(
  (name) => `test/backend/${name}.test.ts`,
);

/**
 * No test fails for a machine that others share: real processes, hashes, files, HTTP take the time that is left to them,
 * and a page's test that is cut off leaves its page to all that follow in its file.
 */
const PATIENT = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 20_000 } },
} as const;

/** Bundles the backend for the tests that start it as a process. */
const BUNDLE = "test/support/backend/bundle-global-setup.ts";
const BACKEND = { ...PATIENT, environment: "node", globalSetup: [BUNDLE] };
const SHARING = { ...BACKEND, include: ["test/backend/**/*.test.ts"], exclude: LISTENING, isolate: false };
/** Tests of files that only an SQLite backend has. */
const ON_FILES = ["as-root", "sqlite-file"].map((name) => `test/backend/${name}.test.ts`);

/**
 * Tests of code above the store (rules, mail, HTTP, command line, imported files), or of behaviour that another test checks on
 * both engines (crash: soak). `SHIORI_EVERY_ENGINE=1` runs them on PostgreSQL too.
 */
const ABOVE_THE_STORE = [
  "catalogue-only",
  "cli",
  "clock-ahead",
  "contact",
  "crash",
  "demo",
  "featured",
  "fleet",
  "fuzz",
  "harvest",
  "harvest-around",
  "harvest-server",
  "harvest-sru",
  "import-aozora",
  "import-clean",
  "import-folder",
  "kiosks",
  "libraries",
  "limits",
  "long-closure",
  "made-readings",
  "mail-{bounces,delivery,hours,link,notices,proof,tls}",
  "messages",
  "metrics",
  "open-points",
  "openapi",
  "password-queue",
  "remove-address",
  "server",
  "sign-in",
  "staff-{pages,people,shelf-time}",
  "title",
].map((name) => `test/backend/${name}.test.ts`);
const EVERY_ENGINE = process.env["SHIORI_EVERY_ENGINE"] !== undefined;

/** Tests of what a page is before its first visit: it must be a new one. */
const ALONE = ["test/screens/{loudspeaker,rehearsal}.test.tsx"];
const PAGES = { plugins: [react({ jsxImportSource: "#ruby" })] };
const SCREENS = {
  ...PATIENT,
  environment: "jsdom" as const,
  env,
  include: ["test/screens/**/*.test.tsx"],
  setupFiles: ["test/support/screens/setup.ts"],
};

/**
 * End-to-end tests of scenes, without a kiosk: they measure no times and get no touches, and work where kiosks wait. So they run in
 * any number and at any priority: `npm test` runs them beside the kiosks.
 */
const OF_SCENES = [
  "accessible",
  "catalogue",
  "every-size",
  "first-part",
  "line-breaks",
  "nothing-moves",
  "over-and-aside",
].map((name) => `test/e2e/${name}.test.ts`);

const ON_POSTGRES = {
  env: { ...env, SHIORI_TEST_ENGINE: "postgres" },
  globalSetup: [BUNDLE, "test/support/backend/postgres-global-setup.ts"],
};

/**
 * End-to-end files that take longest, in their order: one that begins last keeps one worker busy while the others have
 * nothing left. Those of scenes keep the processor busy from the start.
 */
const LONGEST = [
  "backend-away",
  "clock",
  "journey-patrons",
  "ladder",
  "accessible",
  "every-size",
  "nothing-moves",
  "first-part",
  "line-breaks",
  "one-part-away",
  "supervisor",
  "journey-whole-visit",
  "staff",
  "journey-take-back",
  "hostile-page",
  "no-memory",
  "deaths",
  "shell",
  "ordinary-user",
  "journey-adapters",
];

/** Place in `LONGEST`; behind all of them for other files. */
function turnOf({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => turnOf(one) - turnOf(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // One less than there are would leave half of a machine with two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // Pieces without state of their own: one worker serves all files, in half the time.
      {
        // Electron's package is a program: whoever needs it runs in test/e2e.
        resolve: { alias: { electron: fileURLToPath(new URL("test/fakes/electron.ts", import.meta.url)) } },
        test: {
          name: "unit",
          environment: "node",
          env,
          include: ["test/unit/**/*.test.ts"],
          isolate: false,
          // Workers are shared: a limit that a helper sets would hold for the first file alone.
          ...PATIENT,
        },
      },
      // One worker reads the screens once for many files, in a third of the time.
      { ...PAGES, test: { ...SCREENS, name: "screens", exclude: ALONE, isolate: false } },
      { ...PAGES, test: { ...SCREENS, name: "screens-alone", include: ALONE } },
      {
        // The promise of the library port, once per adapter. Its tests wait for time limits, side by side.
        test: {
          name: "adapters",
          environment: "node",
          env,
          include: ["test/adapters/**/*.test.ts"],
          maxConcurrency: 40,
          ...PATIENT,
        },
      },
      {
        // The same promise in front of a library's own server: npm run contract, not part of npm test.
        test: {
          name: "own-server",
          environment: "node",
          include: ["test/own-server/**/*.test.ts"],
          ...PATIENT,
        },
      },
      // Per engine; one worker serves many files: reading the backend anew for each took half of their time.
      { test: { ...SHARING, name: "backend", env } },
      { test: { ...BACKEND, name: "backend-listening", env, include: LISTENING } },
      {
        test: {
          ...SHARING,
          ...ON_POSTGRES,
          name: "backend-postgres",
          exclude: [...LISTENING, ...ON_FILES, ...(EVERY_ENGINE ? [] : ABOVE_THE_STORE)],
        },
      },
      {
        test: {
          ...BACKEND,
          ...ON_POSTGRES,
          name: "backend-postgres-listening",
          include: EVERY_ENGINE ? LISTENING : ["test/backend/tries.test.ts"],
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          env,
          include: ["test/e2e/**/*.test.ts"],
          exclude: OF_SCENES,
          globalSetup: [BUNDLE, "test/support/demo/demo-global-setup.ts"],
          setupFiles: ["test/support/kiosk/keep-failures.ts"],
          // Each has its own display and waits most of the time; with four at once, two cores lost scans and touches.
          maxWorkers: 3,
          // Kiosks share nothing but what reads them: one worker serves many files.
          isolate: false,
          retry: 0,
          ...PATIENT,
        },
      },
      {
        test: { name: "scenes", environment: "node", env, include: OF_SCENES, isolate: false, ...PATIENT },
      },
      {
        // The shipped package on a machine of its own: npm run dist-test, not part of npm test.
        test: {
          name: "dist",
          environment: "node",
          env,
          include: ["test/dist/**/*.test.ts"],
          globalSetup: ["test/dist/setup.ts"],
          fileParallelism: false,
          retry: 0,
          ...PATIENT,
        },
      },
    ],
  },
});
