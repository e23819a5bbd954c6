import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { localFonts } from "../../tools/shared/core-fonts.ts";

// Bundles the gallery's page into one script and one style sheet:  node test/gallery/bundle.ts <folder>
await build({
  configFile: false,
  logLevel: "error",
  plugins: [react({ jsxImportSource: "#ruby" })],
  css: { postcss: { plugins: [localFonts] } },
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: process.argv[2] ?? "",
    emptyOutDir: false,
    target: "chrome130",
    minify: false,
    reportCompressedSize: false,
    lib: {
      entry: join(import.meta.dirname, "page.tsx"),
      formats: ["iife"],
      name: "shioriGallery",
      fileName: () => "gallery.js",
      cssFileName: "gallery",
    },
  },
});
