/** A screen: the gallery shows it whole. */
const SCREEN = /export function [A-Z]\w*Screen\(/u;

/** Pages, dialogs and the parts of one page, which the gallery's scenes show. */
const ON_SCENES = new Set([
  "screens/account/email-code.tsx",
  "screens/account/email-form.tsx",
  "screens/holds/hold-limit-page.tsx",
  "components/free-room.tsx",
  "screens/home/next-return.tsx",
  "screens/sign-in/waiting-copies.tsx",
  "screens/home/today-line.tsx",
  "screens/idle/shelf-of-books.tsx",
  "screens/lend/count-question.tsx",
  "screens/overlays/curtain.tsx",
  "screens/overlays/display-dialog.tsx",
  "screens/overlays/finish-dialog.tsx",
  "screens/overlays/lent-now.tsx",
  "screens/book/copy-name.tsx",
  "screens/shared/amiss-copies.tsx",
  "screens/shared/at-reader.tsx",
  "screens/shared/done-mark.tsx",
  "screens/shared/email-line.tsx",
  "screens/shared/guide.tsx",
  "screens/shared/library-card.tsx",
  "screens/shared/password-done.tsx",
  "screens/shared/password-field.tsx",
  "screens/shared/toast-region.tsx",
]);

/** Every file with a component that has to stand on the catalogue, by its path below `renderer/`. */
export const SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(
      [
        "../../../renderer/{components,keyboards,covers,slip}/*.tsx",
        "../../../renderer/screens/*/*.tsx",
        // The page in which slips are laid out is no component.
        "!../../../renderer/slip/main.tsx",
      ],
      { query: "?raw", import: "default", eager: true },
    ),
  )
    .map(([path, source]) => [path.replace(/^.*\/renderer\//u, ""), source] as const)
    .filter(([path, source]) => !SCREEN.test(source) && !ON_SCENES.has(path)),
);

/** A comment before an exported component or hook. */
const TOLD = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export function [A-Z]/u;

/** The first sentence of what a file says of its component; empty when it says nothing. */
export function aboutOf(file: string): string {
  const comment = TOLD.exec(SOURCES[file] ?? "")?.[1] ?? "";
  const text = comment.replaceAll(/\s*\n?\s*\*\s+/gu, " ").trim();
  return /^.*?\.(?=\s|$)/u.exec(text)?.[0] ?? text;
}
