import type { KioskBridge } from "#contract/ipc/bridge.ts";

declare global {
  interface Window {
    /** Put there by the preload; a page without it is not ours and does nothing. */
    readonly kiosk: KioskBridge;
  }
}

/** The only door out of the page. Read at each call, so that a test can put its own kiosk there. */
export function kiosk(): KioskBridge {
  return window.kiosk;
}
