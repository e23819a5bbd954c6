import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CRUISED, type Cruise, complaints, cruise } from "../../tools/shared/arrows.ts";
import { at } from "../../tools/shared/place.ts";

/** A small tree with one wrong import per file: [rule that must find it, file, what it imports]. */
const WRONG = [
  ["contract-imports-nothing-of-ours", "contract/a.ts", "#main/fine.ts"],
  ["contract-imports-nothing-of-ours", "contract/b.ts", "../backend/fine.ts"],
  ["main-only-contract", "main/a.ts", "#backend/fine.ts"],
  ["main-only-contract", "main/b.ts", "#renderer/fine.tsx"],
  ["main-only-contract", "main/c.ts", "../preload/fine.ts"],
  ["main-time-layer", "main/time/a.ts", "../log/fine.ts"],
  ["main-files-layer", "main/files/a.ts", "../log/fine.ts"],
  ["main-log-layer", "main/log/a.ts", "../settings/fine.ts"],
  ["main-settings-layer", "main/settings/a.ts", "../shell/fine.ts"],
  ["main-shell-layer", "main/shell/a.ts", "../visit/fine.ts"],
  ["main-library-layer", "main/library/a.ts", "../visit/fine.ts"],
  ["main-visit-layer", "main/visit/a.ts", "../scanner/fine.ts"],
  ["main-covers-layer", "main/covers/a.ts", "../visit/fine.ts"],
  ["main-hours-layer", "main/hours/a.ts", "../shell/fine.ts"],
  ["main-printing-layer", "main/printing/a.ts", "../visit/fine.ts"],
  ["main-scanner-layer", "main/scanner/a.ts", "../shell/fine.ts"],
  ["main-speech-layer", "main/speech/a.ts", "../visit/fine.ts"],
  ["main-connection-layer", "main/connection/a.ts", "../settings/fine.ts"],
  ["main-ipc-layer", "main/ipc/a.ts", "../staff/fine.ts"],
  ["main-staff-layer", "main/staff/a.ts", "../app/fine.ts"],
  ["main-dock-layer", "main/dock/a.ts", "../app/fine.ts"],
  ["preload-only-contract", "preload/a.ts", "#main/fine.ts"],
  ["preload-only-contract", "preload/b.ts", "../renderer/fine.tsx"],
  ["renderer-only-contract", "renderer/a.tsx", "#main/fine.ts"],
  ["renderer-only-contract", "renderer/b.tsx", "../preload/fine.ts"],
  ["renderer-only-contract", "renderer/c.tsx", "#backend/fine.ts"],
  ["backend-only-contract", "backend/a.ts", "#main/fine.ts"],
  ["backend-only-contract", "backend/b.ts", "#renderer/fine.tsx"],
  ["backend-only-contract", "backend/e.ts", "#supervisor/fine.ts"],
  ["backend-rules-pure", "backend/rules/a.ts", "../store/fine.ts"],
  ["backend-text-pure", "backend/text/a.ts", "../rules/fine.ts"],
  ["backend-store-layer", "backend/store/a.ts", "../services/fine.ts"],
  ["backend-catalogue-layer", "backend/catalogue/a.ts", "../mail/fine.ts"],
  ["backend-mail-layer", "backend/mail/a.ts", "../services/fine.ts"],
  ["backend-services-layer", "backend/services/a.ts", "../routes/fine.ts"],
  ["backend-jobs-layer", "backend/jobs/a.ts", "../routes/fine.ts"],
  ["backend-routes-layer", "backend/routes/a.ts", "../mail/fine.ts"],
  ["backend-routes-no-sql", "backend/routes/b.ts", "../store/fine.ts"],
  ["backend-cli-layer", "backend/cli/a.ts", "../services/fine.ts"],
  ["backend-import-layer", "backend/import/a.ts", "../services/fine.ts"],
  ["backend-export-layer", "backend/export/a.ts", "../services/fine.ts"],
  ["backend-move-layer", "backend/move/a.ts", "../services/fine.ts"],
  ["backend-demo-layer", "backend/demo/a.ts", "../routes/fine.ts"],
  ["backend-context-by-type", "backend/services/b.ts", "../backend.ts"],
  ["renderer-i18n-layer", "renderer/i18n/a.ts", "../state/fine.ts"],
  ["renderer-ruby-layer", "renderer/ruby/a.ts", "../components/fine.ts"],
  ["renderer-input-layer", "renderer/input/a.ts", "../state/fine.ts"],
  ["renderer-read-aloud-layer", "renderer/read-aloud/a.ts", "../state/fine.ts"],
  ["renderer-phone-layer", "renderer/phone/a.ts", "../state/fine.ts"],
  ["renderer-components-layer", "renderer/components/a.ts", "../state/fine.ts"],
  ["renderer-keyboards-layer", "renderer/keyboards/a.ts", "../state/fine.ts"],
  ["renderer-navigation-layer", "renderer/navigation/a.ts", "../state/fine.ts"],
  ["renderer-state-layer", "renderer/state/a.ts", "../components/fine.ts"],
  ["renderer-covers-layer", "renderer/covers/a.ts", "../queries/fine.ts"],
  ["renderer-queries-layer", "renderer/queries/a.ts", "../screens/fine.ts"],
  ["renderer-prerender-layer", "renderer/prerender/a.ts", "../app/fine.ts"],
  ["renderer-screens-layer", "renderer/screens/a.ts", "../app/fine.ts"],
  ["renderer-app-layer", "renderer/app/a.ts", "../staff/fine.ts"],
  ["renderer-staff-layer", "renderer/staff/a.ts", "../state/fine.ts"],
  ["renderer-slip-layer", "renderer/slip/a.ts", "../screens/fine.ts"],
  ["renderer-root-layer", "renderer/kiosk.ts", "./state/fine.ts"],
  ["renderer-title-words-layer", "renderer/title-words.ts", "./state/fine.ts"],
  ["renderer-screens-areas", "renderer/screens/home/a.ts", "../loans/fine.ts"],
  ["supervisor-only-contract", "supervisor/a.ts", "#main/fine.ts"],
  ["supervisor-only-contract", "supervisor/b.ts", "../backend/fine.ts"],
  ["nobody-imports-test-or-tools", "main/d.ts", "#test/fine.ts"],
  ["nobody-imports-test-or-tools", "renderer/d.tsx", "../tools/fine.ts"],
  ["nobody-imports-test-or-tools", "backend/c.ts", "../test/fine.ts"],
  ["nobody-imports-test-or-tools", "supervisor/c.ts", "../tools/fine.ts"],
  ["nobody-imports-test-or-tools", "main/f.ts", "#bench/fine.ts"],
  ["nobody-imports-test-or-tools", "backend/f.ts", "../soak/fine.ts"],
  ["tools-without-test", "tools/a.ts", "#test/fine.ts"],
  ["tools-without-test", "tools/b.ts", "../mutation/fine.ts"],
  ["test-support-without-programs", "test/support/a.ts", "#tour/fine.ts"],
  ["page-and-contract-without-node", "renderer/e.tsx", "node:fs"],
  ["page-and-contract-without-node", "contract/c.ts", "node:path"],
  ["page-and-contract-without-node", "preload/c.ts", "fs"],
  ["page-without-network-or-electron", "renderer/f.tsx", "electron"],
  ["page-without-network-or-electron", "renderer/g.tsx", "axios"],
  ["node-parts-without-electron", "backend/d.ts", "electron"],
  ["node-parts-without-electron", "supervisor/d.ts", "electron"],
  ["page-without-schemas", "renderer/h.tsx", "#contract/fine.schema.ts"],
  ["page-without-schemas", "renderer/i.tsx", "zod"],
  ["nothing-unresolved", "main/e.ts", "./nowhere.ts"],
  ["no-cycles", "main/ring-one.ts", "./ring-two.ts"],
] as const;

/** Files that are as they should be: every arrow that is allowed. */
const RIGHT = {
  "contract/fine.ts": 'import { z } from "zod";\nexport const fine = z;\n',
  "contract/fine.schema.ts": 'export * from "./fine.ts";\n',
  "main/fine.ts":
    'import { fine } from "#contract/fine.schema.ts";\nimport { app } from "electron";\nexport default [fine, app];\n',
  "main/ring-two.ts": 'export { thing } from "./ring-one.ts";\n',
  "main/time/fine.ts": "export const fine = 1;\n",
  "main/log/fine.ts": 'export { fine } from "../time/fine.ts";\n',
  "main/settings/fine.ts": 'export { fine } from "../log/fine.ts";\n',
  "main/shell/fine.ts": 'export { fine } from "../settings/fine.ts";\n',
  "main/visit/fine.ts": 'export { fine } from "../shell/fine.ts";\n',
  "main/scanner/fine.ts": 'export { fine } from "../visit/fine.ts";\n',
  "main/staff/fine.ts": 'export { fine } from "../scanner/fine.ts";\n',
  "main/app/fine.ts": 'export { fine } from "../staff/fine.ts";\n',
  "preload/fine.ts": 'import { fine } from "#contract/fine.ts";\nexport default fine;\n',
  "renderer/fine.tsx":
    'import type { fine } from "#contract/fine.schema.ts";\nexport type Fine = typeof fine;\n',
  "renderer/state/fine.ts": "export const fine = 1;\n",
  "renderer/components/fine.ts": "export const fine = 1;\n",
  "renderer/queries/fine.ts": 'export { fine } from "../state/fine.ts";\n',
  "renderer/screens/fine.ts": 'export { fine } from "../queries/fine.ts";\n',
  "renderer/screens/loans/fine.ts": 'export { fine } from "../shared/fine.ts";\n',
  "renderer/screens/shared/fine.ts": 'export { fine } from "../../components/fine.ts";\n',
  "renderer/app/fine.ts": 'export { fine } from "../screens/fine.ts";\n',
  "renderer/staff/fine.ts": 'export { fine } from "../components/fine.ts";\n',
  "backend/fine.ts":
    'import { fine } from "../contract/fine.schema.ts";\nimport "node:fs";\nexport default fine;\n',
  "backend/clock.ts": "export const fine = 1;\n",
  "backend/rules/fine.ts": 'export { fine } from "../clock.ts";\n',
  "backend/text/fine.ts": "export const fine = 1;\n",
  "backend/store/fine.ts": 'export { fine } from "../rules/fine.ts";\n',
  "backend/mail/fine.ts": 'export { fine } from "../store/fine.ts";\n',
  "backend/services/fine.ts":
    'import type { Backend } from "../backend.ts";\nimport { fine } from "../mail/fine.ts";\nexport default (_: Backend) => fine;\n',
  "backend/routes/fine.ts":
    'import fine from "../services/fine.ts";\nimport type { fine as row } from "../store/fine.ts";\nexport default (_: typeof row) => fine;\n',
  "backend/cli/staff-init.ts": 'export { fine } from "../store/fine.ts";\n',
  "backend/backend.ts": 'import { fine } from "./store/fine.ts";\nexport type Backend = typeof fine;\n',
  "supervisor/fine.ts":
    'import { fine } from "../contract/fine.schema.ts";\nimport "node:fs";\nexport default fine;\n',
  "test/fine.ts": 'import fine from "#main/fine.ts";\nexport default fine;\n',
  "test/unit/fine.ts": 'import fine from "#soak/fine.ts";\nexport default fine;\n',
  "tools/fine.ts": 'import fine from "#backend/fine.ts";\nexport default fine;\n',
  "bench/fine.ts": 'import fine from "#test/fine.ts";\nexport default fine;\n',
  "soak/fine.ts": 'import fine from "#bench/fine.ts";\nexport default fine;\n',
  "tour/fine.ts": 'import fine from "#test/fine.ts";\nexport default fine;\n',
  "mutation/fine.ts": 'import fine from "#main/fine.ts";\nexport default fine;\n',
};

/** Two files that import each other's types. */
const TYPE_RING = {
  "supervisor/type-one.ts": 'import type { Two } from "./type-two.ts";\nexport type One = Two | 1;\n',
  "supervisor/type-two.ts": 'import type { One } from "./type-one.ts";\nexport type Two = One | 2;\n',
};

const tree = at("out", "test", `arrows-${process.pid}`);
let seen: Cruise;

beforeAll(async () => {
  for (const name of ["package.json", ".dependency-cruiser.json", "tsconfig.base.json"]) {
    mkdirSync(tree, { recursive: true });
    copyFileSync(at(name), join(tree, name));
  }
  const put = (path: string, text: string): void => {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  for (const [path, text] of Object.entries({ ...RIGHT, ...TYPE_RING })) put(path, text);
  for (const [, path, target] of WRONG) put(path, `import "${target}";\nexport const thing = 1;\n`);
  seen = await cruise(tree);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(WRONG)("%s: %s must not import %s", (rule, file) => {
  expect(seen.violations).toContainEqual(expect.objectContaining({ rule, from: file }));
});

test("a circle of types is a circle", () => {
  const circles = seen.violations.filter(({ rule, from }) => rule === "no-cycles" && from in TYPE_RING);
  expect(circles).toHaveLength(1);
});

test("nothing else is found wrong", () => {
  const rings = ["main/ring-two.ts", ...Object.keys(TYPE_RING)];
  const expected = new Set<string>([...WRONG.map(([, file]) => file), ...rings]);
  expect(seen.violations.filter(({ from }) => !expected.has(from))).toEqual([]);
});

test("every part was seen, with its imports", () => {
  for (const part of CRUISED) expect(seen.imports[part], part).toBeGreaterThan(0);
});

test("a cruise that saw nothing of a part is a complaint", () => {
  expect(complaints({ violations: [], modules: {}, imports: {} })).toHaveLength(CRUISED.length);
  const blind = { ...seen, violations: [], imports: { ...seen.imports, renderer: 0 } };
  expect(complaints(blind)).toEqual(["renderer: no imports seen, so nothing was checked"]);
});
