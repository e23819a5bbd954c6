/** The app's scheme; privileged, so that it is a secure origin. */
export const SCHEME = "kiosk";
/** Host of the patron's pages. */
export const APP_HOST = "app";
/** The only origin a page may have (R15, R18). */
export const APP_ORIGIN = `${SCHEME}://${APP_HOST}`;
/** The patron's page. */
export const APP_URL = `${APP_ORIGIN}/index.html`;
/** Host of the development dock; served only when the window is not locked. */
export const DOCK_HOST = "dock";
export const DOCK_URL = `${SCHEME}://${DOCK_HOST}/dock.html`;

/** True for an address of a host of the app. Not a prefix match: `kiosk://app.evil` is foreign. */
export function isAddressOf(host: string, address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${SCHEME}:` && url.host === host && url.username === "" && url.port === "";
  } catch {
    return false;
  }
}
