import type { KioskCalls } from "./calls.ts";
import type { News } from "./news.ts";

/** `window.kiosk`: the whole interface between page and main. */
export interface KioskBridge extends KioskCalls {
  /** Subscribes to events from main; returns the unsubscribe function. A page has one listener at a time. */
  onNews(listener: (news: News) => void): () => void;
}
