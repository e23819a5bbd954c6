/** The kiosk has left by itself: nothing more can be played on it. */
export class KioskLeft extends Error {
  override readonly name = "KioskLeft";
}
