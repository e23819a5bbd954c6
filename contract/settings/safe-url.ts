/** What an address of a server may be, in words. */
export const SAFE_URL = "https://..., or http:// to this machine only";

/** Whether nobody can listen in on the way to this address: https, or a server on this machine (R57). */
export function isSafeUrl(value: string): boolean {
  // The contract has no DOM and no Node types, so no URL class: a kiosk's backend address is simple enough.
  return /^https:\/\/[^\s/@]+(\/\S*)?$|^http:\/\/(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?(\/\S*)?$/u.test(
    value,
  );
}
