import type { KioskCalls } from "./calls.ts";
import type { News } from "./news.ts";

/** `window.kiosk`: the whole door between page and main. */
export interface KioskBridge extends KioskCalls {
  /** Listens to main's news; the answer stops listening. One listener at a time is enough for a page. */
  onNews(listener: (news: News) => void): () => void;
}
