import { type ComponentType, useSyncExternalStore } from "react";

/**
 * The screens of an open visit are a script of their own: the attract screen is painted before they are read. They
 * are read right after it, long before anybody has touched; a page that opens with a card waits for them on paper.
 */
let openBook: ComponentType | null = null;
const waiting = new Set<() => void>();

/** Reads the screens; once is enough. */
export async function loadOpenBook(): Promise<void> {
  const screens = await import("./open-book.tsx");
  openBook = screens.OpenBook;
  for (const tell of waiting) tell();
}

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  return () => waiting.delete(listener);
}

/** The open book, or null for the moment until it is there. */
export function useOpenBook(): ComponentType | null {
  return useSyncExternalStore(subscribe, () => openBook);
}
