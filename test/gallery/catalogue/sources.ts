/** Every file with a component that has to stand on the catalogue, by its path below `renderer/`. */
export const SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(
      [
        "../../../renderer/{components,keyboards,covers,slip}/*.tsx",
        "../../../renderer/screens/parts/*.tsx",
        // The page in which slips are laid out is no component.
        "!../../../renderer/slip/main.tsx",
      ],
      { query: "?raw", import: "default", eager: true },
    ),
  ).map(([path, source]) => [path.replace(/^.*\/renderer\//u, ""), source]),
);

/** A comment before an exported component or hook. */
const TOLD = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export function [A-Z]/u;

/** The first sentence of what a file says of its component; empty when it says nothing. */
export function aboutOf(file: string): string {
  const comment = TOLD.exec(SOURCES[file] ?? "")?.[1] ?? "";
  const text = comment.replaceAll(/\s*\n?\s*\*\s+/gu, " ").trim();
  return /^.*?\.(?=\s|$)/u.exec(text)?.[0] ?? text;
}
