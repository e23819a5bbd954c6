import { act } from "@testing-library/react";
import type { Route } from "#renderer/navigation/route.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO, SETTINGS } from "./fake-kiosk.ts";
import { openPage } from "./open-page.tsx";

/** A patron without a card; `open` brings them to the screen, once the kiosk knows its answers. */
export async function browse(route: Route, language: "ja" | "en", keyboard = false) {
  const page = await openPage({
    language,
    hello: { visit: { ...HELLO.visit, phase: "browsing" }, settings: { ...SETTINGS, language, keyboard } },
  });
  page.kiosk.grants("suggest", []);
  return {
    ...page,
    open: async () => {
      act(() => useStore.getState().go(route));
      await act(async () => undefined);
    },
  };
}
