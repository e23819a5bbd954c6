import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin as VitePlugin } from "vite";
import { localFonts } from "./tools/shared/core-fonts.ts";

/** Our pages are same-origin and have no use for CORS: the attribute would only make the scheme handler answer it. */
const plainTags: VitePlugin = {
  name: "plain-tags",
  transformIndexHtml: { order: "post", handler: (html) => html.replaceAll(" crossorigin", "") },
};

/** The faces of the first screen. Found by the style sheets alone, they would come after it was laid out, for a second time. */
const FIRST_FACES = /biz-(?:udpgothic-core-[47]00|udpmincho-core-400)-.*\.ttf$/u;
const firstFaces: VitePlugin = {
  name: "first-faces",
  transformIndexHtml: {
    order: "post",
    handler(html, { filename, bundle = {} }) {
      if (!filename.endsWith("/index.html")) return html;
      const files = Object.keys(bundle).filter((file) => FIRST_FACES.test(file));
      // Fonts are fetched with CORS even from their own origin, so a preload without it would be a second request.
      const links = files.map((file) => `<link rel="preload" as="font" href="./${file}" crossorigin />`);
      return html.replace("</head>", `  ${links.join("\n    ")}\n  </head>`);
    },
  },
};

// Electron and Node's own modules stay outside, and the one package with a native addon, which looks for it beside
// itself; everything else is bundled, so that start-up reads one file, and what main imports later (await import) lies
// in a second one.
const OUTSIDE = ["electron", /^node:/u, "serialport"];

/**
 * `--mode release` is what packages are made of: it lies in a folder of its own, and has the refusal of debugging
 * compiled in (main/shell/release.ts).
 */
const RELEASE = "release";
/** `--mode pseudo`: English becomes a language that nobody speaks, for looking at the screens (npm run tour -- pseudo). */
const PSEUDO = "pseudo";
const FOLDERS: Readonly<Record<string, string>> = {
  [RELEASE]: "out/dist/app/out",
  [PSEUDO]: "out/pseudo/out",
};
const folderOf = (mode: string): string => FOLDERS[mode] ?? "out";

const pseudoWords: VitePlugin = {
  name: "pseudo-words",
  transform(code, id) {
    if (!id.endsWith("/renderer/i18n/en/all.ts")) return;
    const from = JSON.stringify(join(import.meta.dirname, "tools/shared/pseudo.ts"));
    const plain = code.replace("export const en", "const plain");
    return `import { pseudoCatalogue } from ${from};\n${plain}\nexport const en = pseudoCatalogue(plain);`;
  },
};

export default defineConfig(({ mode }) => ({
  main: {
    ...(mode === RELEASE ? { define: { SHIORI_RELEASE: "true" } } : {}),
    build: {
      outDir: `${folderOf(mode)}/main`,
      target: "node20.18",
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: "main/index.ts" },
        external: OUTSIDE,
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: `${folderOf(mode)}/preload`,
      target: "node20.18",
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: "preload/index.ts" },
        external: OUTSIDE,
        // A sandboxed preload can only be CommonJS, and can require nothing but electron.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "renderer",
    base: "./",
    plugins: [
      react({ jsxImportSource: "#ruby" }),
      plainTags,
      firstFaces,
      ...(mode === PSEUDO ? [pseudoWords] : []),
    ],
    css: { postcss: { plugins: [localFonts] } },
    build: {
      outDir: `${folderOf(mode)}/renderer`,
      target: "chrome130",
      minify: true,
      cssMinify: true,
      // The page's policy allows neither data: addresses nor inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          index: "renderer/index.html",
          staff: "renderer/staff.html",
          slip: "renderer/slip.html",
        },
      },
    },
  },
}));
