import type { KioskBridge } from "#contract/ipc/bridge.ts";

declare global {
  interface Window {
    /** Set by the preload; a page without it does nothing. */
    readonly kiosk: KioskBridge;
  }
}

/** The page's only interface to main. Read at each call, so that tests can replace it. */
export function kiosk(): KioskBridge {
  return window.kiosk;
}
