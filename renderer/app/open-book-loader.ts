import { type ComponentType, useSyncExternalStore } from "react";
import { loadCatalogue } from "../i18n/catalogues.ts";

interface Screens {
  readonly OpenBook: ComponentType;
  readonly SoundSign: ComponentType;
  readonly ToastRegion: ComponentType;
}

/**
 * The screens of an open visit, the last of their words, the toasts and the sign of a sound are not in the first script. They are
 * loaded after the attract screen was painted, long before a touch; a page that opens with a card waits for them.
 */
let screens: Screens | null = null;
const waiting = new Set<() => void>();

/** Loads the screens, once. */
export async function loadOpenBook(): Promise<void> {
  const [{ OpenBook }, { SoundSign }, { ToastRegion }] = await Promise.all([
    import("./open-book.tsx"),
    import("./sound-sign.tsx"),
    import("../screens/shared/toast-region.tsx"),
    loadCatalogue("ja"),
  ]);
  screens = { OpenBook, SoundSign, ToastRegion };
  for (const tell of waiting) tell();
}

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  return () => waiting.delete(listener);
}

/** The screens of a visit, or null until they are loaded. */
export function useLoadedScreens(): Screens | null {
  return useSyncExternalStore(subscribe, () => screens);
}
