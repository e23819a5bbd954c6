import { act } from "@testing-library/react";
import type { Language } from "#contract/domain/text.ts";
import { useStore } from "#renderer/state/store.ts";
import { type GalleryScene, usualAnswers } from "#test/gallery/scenes.table.ts";
import { HELLO, OVERVIEW, SETTINGS } from "./fake-kiosk.ts";
import { type OpenPage, openPage } from "./open-page.tsx";
import { PLACE_NAMES } from "./place-names.ts";

/** Opens a page at a scene of the gallery, in a language that is the only one. */
export async function showScene(scene: GalleryScene, language: Language): Promise<OpenPage> {
  const phase = scene.who === "patron" ? "signed-in" : scene.who === "guest" ? "browsing" : "attract";
  const overview = scene.overview ?? OVERVIEW;
  const page = await openPage({
    language,
    hello: {
      visit: { ...HELLO.visit, phase },
      ...scene.hello,
      settings: {
        ...SETTINGS,
        ...scene.hello?.settings,
        placeNames: PLACE_NAMES,
        language,
        languages: [language],
        goodbyeSeconds: 600,
      },
    },
    first: (kiosk) => {
      usualAnswers(kiosk, overview);
      scene.answers?.(kiosk);
    },
  });
  await act(async () => {
    if (scene.who === "patron") useStore.getState().setOverview(overview);
    if (scene.route !== undefined && scene.route.at !== "home") useStore.getState().go(scene.route);
  });
  await act(async () => scene.told?.(page.kiosk));
  return page;
}
