import { type ComponentType, useSyncExternalStore } from "react";

/**
 * The screens of an open visit are a separate script, loaded after the attract screen was painted, long before a touch; a page
 * that opens with a card waits for it.
 */
let openBook: ComponentType | null = null;
const waiting = new Set<() => void>();

/** Loads the screens, once. */
export async function loadOpenBook(): Promise<void> {
  const screens = await import("./open-book.tsx");
  openBook = screens.OpenBook;
  for (const tell of waiting) tell();
}

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  return () => waiting.delete(listener);
}

/** The screens of a visit, or null until they are loaded. */
export function useOpenBook(): ComponentType | null {
  return useSyncExternalStore(subscribe, () => openBook);
}
