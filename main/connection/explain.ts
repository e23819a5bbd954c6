import type { RefusalName } from "#contract/refusals.ts";
import type { Finding } from "#contract/staff/connection.ts";
import type { Log } from "../log/log.ts";
import { type Found, failed } from "./found.ts";

/** Log codes of the adapters for refusals by a backend, as findings for staff. */
const EVENTS: Readonly<Record<string, Finding>> = {
  "koha-credentials": "wrong-account",
  "koha-signed-out": "wrong-account",
  "koha-library-refused": "institution",
  "koha-permission": "no-permission",
  "koha-maintenance": "not-ready",
  "koha-error": "not-ready",
  "koha-request-refused": "not-our-server",
  "koha-answer-unexpected": "not-our-server",
  "answer-not-understood": "not-our-server",
};

/**
 * The reason for a refusal: the adapter's log code, or the refusal itself.
 * @param account the setting of the account that was used
 */
export function explainRefusal(name: RefusalName, log: Log, account: string): Found {
  const event = log.recent().findLast((line) => line.event in EVENTS)?.event ?? "";
  const finding = name === "settings-broken" ? "wrong-account" : EVENTS[event];
  if (finding === "wrong-account" || finding === "no-permission") return failed(finding, account);
  if (finding === "institution") return failed(finding, "kiosk.library");
  if (finding === "not-our-server") return failed(finding, "backend.url");
  if (finding !== undefined) return failed(finding);
  return name === "out-of-order" ? failed("nonsense", "backend.url") : failed("not-ready");
}
