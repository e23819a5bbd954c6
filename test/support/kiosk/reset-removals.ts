/*
 * Parts of the reset that can be left out of a build of the kiosk, so that a proof can be seen to fail without them.
 * The product has no switch for this: the words are cut out of the source while it is built.
 */

/** Words of a source file, and what stands in their place. */
export interface Removal {
  /** End of the file's path. */
  readonly file: string;
  readonly words: string;
  readonly instead: string;
}

const RESET_ADAPTER = "/main/visit/reset-adapter.ts";

/** The kiosk's look at itself: left out together with a step, or the kiosk would stop by itself before anybody looks. */
const LOOK: Removal = {
  file: RESET_ADAPTER,
  words: "check: (old) => leftovers({ old, filled, isAlive }),",
  instead: "check: async () => [],",
};
const CLEAR: Removal = {
  file: RESET_ADAPTER,
  words: "clear: (page) => clearSession(page.session),",
  instead: "clear: async () => undefined,",
};

export const REMOVALS = {
  /** The old process takes 1.5 seconds to die. With the variable something slow comes before the removal of the page. */
  slow: [
    {
      file: "/main/visit/reset.ts",
      words: 'at("retire");',
      instead:
        'if (process.env["SHIORI_SLOW_FIRST"] !== undefined) await new Promise((resolve) => setTimeout(resolve, 4000));\n  at("retire");',
    },
    {
      file: RESET_ADAPTER,
      words: "async endProcess(page) {",
      instead: "async endProcess(page) {\n      await new Promise((resolve) => setTimeout(resolve, 1500));",
    },
  ],
  /** The partition is not emptied, and the kiosk's own look is to find it. */
  "clear-alone": [CLEAR],
  clear: [CLEAR, LOOK],
  clipboards: [
    {
      file: RESET_ADAPTER,
      words: "clearClipboards: () => clearClipboards(clipboard, process.platform),",
      instead: "clearClipboards: async () => undefined,",
    },
    LOOK,
  ],
  /** The old page is only taken off the screen. */
  process: [
    {
      file: "/main/shell/pages.ts",
      words: "page.contents.close({ waitForBeforeUnload: false });",
      instead: "kept.push(page);",
    },
    {
      file: "/main/shell/pages.ts",
      words: "function other(",
      instead: "const kept: Page[] = [];\nfunction other(",
    },
    {
      file: RESET_ADAPTER,
      words: "async endProcess(page) {",
      instead: "async endProcess(page) {\n      if (page.leaving) return;",
    },
    LOOK,
  ],
  /** A megabyte stays behind at each reset. */
  memory: [
    {
      file: RESET_ADAPTER,
      words: "show: shell.pages.show,",
      instead: "show() {\n      kept.push(Buffer.alloc(1_000_000, 1));\n      shell.pages.show();\n    },",
    },
    {
      file: RESET_ADAPTER,
      words: "/** Dependencies besides the shell. */",
      instead: "const kept: Buffer[] = [];\n/** Dependencies besides the shell. */",
    },
  ],
} as const satisfies Readonly<Record<string, readonly Removal[]>>;

export type RemovalName = keyof typeof REMOVALS;

/** The source without the words. Throws when they are not where they were: then nothing would be proven. */
export function without(source: string, { file, words, instead }: Removal): string {
  if (!source.includes(words)) throw new Error(`These words are not in ${file} any more: ${words}`);
  return source.replace(words, () => instead);
}
