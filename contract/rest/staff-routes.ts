import type { StaffRole } from "../domain/staff.ts";

/** A staff route with the lowest role that may use it. */
export interface StaffRoute {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly role: StaffRole;
  /** A write needs the header `idempotency-key`. */
  readonly write: boolean;
}

/**
 * The staff routes. All need the header `authorization: Bearer <staff token>`; the token of a kiosk is not accepted here, nor a
 * staff token elsewhere. Cards and barcodes are sent in bodies, so that they are in no URL and no access log. Answers are the
 * types of `StaffCalls`; a refusal is a `StaffRefusalBody`.
 */
export const STAFF_ROUTES = {
  /** The owner of the token: `StaffMember`. */
  me: { method: "GET", path: "/v1/staff/me", role: "counter", write: false },
  // Cards and patrons
  findPatron: { method: "POST", path: "/v1/staff/patrons/lookup", role: "counter", write: false },
  issueCard: { method: "POST", path: "/v1/staff/patrons", role: "counter", write: true },
  changePatron: { method: "PATCH", path: "/v1/staff/patrons", role: "counter", write: true },
  temporaryPassword: {
    method: "POST",
    path: "/v1/staff/patrons/temporary-password",
    role: "counter",
    write: true,
  },
  unlockCard: { method: "POST", path: "/v1/staff/patrons/unlocking", role: "counter", write: true },
  // Messages to one patron
  writeMessage: { method: "POST", path: "/v1/staff/messages", role: "counter", write: true },
  listMessages: { method: "POST", path: "/v1/staff/messages/list", role: "counter", write: false },
  withdrawMessage: {
    method: "POST",
    path: "/v1/staff/messages/:id/withdrawal",
    role: "counter",
    write: true,
  },
  // Holds
  listHolds: { method: "POST", path: "/v1/staff/holds/list", role: "counter", write: false },
  approveHold: { method: "POST", path: "/v1/staff/holds/:id/approval", role: "counter", write: true },
  approveAll: { method: "POST", path: "/v1/staff/holds/approvals", role: "counter", write: true },
  cancelHoldForPatron: {
    method: "POST",
    path: "/v1/staff/holds/:id/cancellation",
    role: "counter",
    write: true,
  },
  pickList: { method: "POST", path: "/v1/staff/pick-list", role: "counter", write: false },
  courierList: { method: "POST", path: "/v1/staff/courier-list", role: "counter", write: false },
  clearList: { method: "POST", path: "/v1/staff/clear-list", role: "counter", write: false },
  // Copies
  send: { method: "POST", path: "/v1/staff/copies/sending", role: "counter", write: true },
  receive: { method: "POST", path: "/v1/staff/copies/receiving", role: "counter", write: true },
  ready: { method: "POST", path: "/v1/staff/copies/readiness", role: "counter", write: true },
  lend: { method: "POST", path: "/v1/staff/copies/lending", role: "counter", write: true },
  return: { method: "POST", path: "/v1/staff/copies/return", role: "counter", write: true },
  markLost: { method: "POST", path: "/v1/staff/copies/loss", role: "counter", write: true },
  markFound: { method: "POST", path: "/v1/staff/copies/finding", role: "counter", write: true },
  // Manual tasks, mail
  listTasks: { method: "POST", path: "/v1/staff/tasks/list", role: "counter", write: false },
  finishTask: { method: "POST", path: "/v1/staff/tasks/:id/completion", role: "counter", write: true },
  outbox: { method: "POST", path: "/v1/staff/outbox/list", role: "manager", write: false },
  bounced: { method: "POST", path: "/v1/staff/bounced/list", role: "counter", write: false },
  markBounced: { method: "POST", path: "/v1/staff/bounced", role: "counter", write: true },
  /** Removes an address from every card, after its owner said that they did not register it. */
  removeAddress: { method: "POST", path: "/v1/staff/addresses/removal", role: "counter", write: true },
  /** A raw mail of the bounce mailbox, `content-type: message/rfc822`; for a pipe from the mail server. */
  takeReport: { method: "POST", path: "/v1/staff/bounces", role: "counter", write: false },
  // Journal, staff and kiosks
  /** By the operation key that a kiosk shows to staff. */
  findWrite: { method: "POST", path: "/v1/staff/writes/lookup", role: "counter", write: false },
  journal: { method: "POST", path: "/v1/staff/journal", role: "manager", write: false },
  listStaff: { method: "GET", path: "/v1/staff/members", role: "admin", write: false },
  addStaff: { method: "POST", path: "/v1/staff/members", role: "admin", write: true },
  revokeStaff: { method: "POST", path: "/v1/staff/members/:id/revocation", role: "admin", write: true },
  listKiosks: { method: "GET", path: "/v1/staff/kiosks", role: "admin", write: false },
  addKiosk: { method: "POST", path: "/v1/staff/kiosks", role: "admin", write: true },
  revokeKiosk: { method: "POST", path: "/v1/staff/kiosks/:id/revocation", role: "admin", write: true },
} as const satisfies Record<string, StaffRoute>;

export type StaffRouteName = keyof typeof STAFF_ROUTES;
