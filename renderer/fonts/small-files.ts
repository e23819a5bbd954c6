import ranges from "@fontsource/biz-udpgothic/unicode.json";
import { charactersOf, rangeOf } from "./unicode-range.ts";

/** The faces of the style sheets: family, package, weights. */
const FACES = [
  ["BIZ UDPGothic", "biz-udpgothic", [400, 700]],
  ["BIZ UDPMincho", "biz-udpmincho", [400]],
  ["BIZ UDGothic", "biz-udgothic", [400]],
] as const;
const PACKAGES = "../../node_modules/@fontsource";
const FILES = import.meta.glob<string>(
  [
    "../../node_modules/@fontsource/biz-udpgothic/files/*-{400,700}-normal.woff2",
    "../../node_modules/@fontsource/biz-ud{pmincho,gothic}/files/*-400-normal.woff2",
    // The whole face.
    "!**/*-japanese-*",
  ],
  { query: "?url", import: "default", eager: true },
);

/** Name of a small file as in the packages, `66` or `latin-ext` · its characters. The same for each face. */
const NAMED: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(ranges).map(([name, range]) => [name.replace(/^\[|\]$/gu, ""), charactersOf(range)]),
);
/** The faces of the small files that are available on this page. */
const added = new Map<string, readonly FontFace[]>();

/** Makes a small file available in each face; the core's characters stay with the core. */
function facesOf(name: string, core: ReadonlySet<number>): readonly FontFace[] {
  const faces = added.get(name) ?? addedFaces(name, core);
  added.set(name, faces);
  return faces;
}

function addedFaces(name: string, core: ReadonlySet<number>): readonly FontFace[] {
  const rest = NAMED.get(name)?.filter((one) => !core.has(one)) ?? [];
  if (rest.length === 0) return [];
  const unicodeRange = rangeOf(rest);
  return FACES.flatMap(([family, folder, weights]) =>
    weights.map((weight) => {
      const file = FILES[`${PACKAGES}/${folder}/files/${folder}-${name}-${weight}-normal.woff2`];
      const face = new FontFace(family, `url(${file}) format("woff2")`, {
        weight: String(weight),
        unicodeRange,
        display: "block",
      });
      document.fonts.add(face);
      return face;
    }),
  );
}

/** Loads the small files that have these characters. Those that no file has are the system's. */
export async function addFilesOf(rare: ReadonlySet<number>, core: ReadonlySet<number>): Promise<void> {
  const names = [...NAMED].filter(([, characters]) => characters.some((one) => rare.has(one)));
  await Promise.all(names.flatMap(([name]) => facesOf(name, core)).map((face) => face.load()));
}

/** Makes all small files available. */
export function addAllFiles(core: ReadonlySet<number>): void {
  for (const name of NAMED.keys()) facesOf(name, core);
}
