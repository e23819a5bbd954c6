import type { Backend } from "../backend.ts";
import { staffCardRoutes } from "./staff-cards.ts";
import { staffCopyRoutes } from "./staff-copies.ts";
import { staffHoldRoutes } from "./staff-holds.ts";
import { staffMessageRoutes } from "./staff-messages.ts";
import { staffMemberRoutes, staffOfficeRoutes } from "./staff-office.ts";
import { staffReportRoutes } from "./staff-reports.ts";
import { addStaffGate } from "./staff-web.ts";
import type { App } from "./web.ts";

/** What staff do where there are no patrons: staff and kiosks. */
export function memberRoutes(app: App, backend: Backend): void {
  addStaffGate(app, backend);
  staffMemberRoutes(app, backend);
}

/** Everything staff do, under `/v1/staff/`. */
export function staffRoutes(app: App, backend: Backend): void {
  addStaffGate(app, backend);
  staffCardRoutes(app, backend);
  staffHoldRoutes(app, backend);
  staffCopyRoutes(app, backend);
  staffMessageRoutes(app, backend);
  staffOfficeRoutes(app, backend);
  staffMemberRoutes(app, backend);
  staffReportRoutes(app, backend);
}
