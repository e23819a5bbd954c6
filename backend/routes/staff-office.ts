import { KEY_HOURS } from "#contract/rest/routes.ts";
import { ok } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { kioskList } from "../services/kiosks.ts";
import { markBounced, removeAddress } from "../services/staff/cards.ts";
import {
  makeKiosk,
  makeStaff,
  memberView,
  revokeKiosk,
  revokeStaff,
  staffList,
} from "../services/staff/members.ts";
import {
  bouncedAddresses,
  completeTask,
  findWrite,
  journal,
  outbox,
  taskList,
} from "../services/staff/office.ts";
import { newToken } from "../services/tokens.ts";
import { ID_PARAMS, NO_BODY } from "./schemas.ts";
import {
  ADD_KIOSK,
  ADD_STAFF,
  FIND_WRITE,
  JOURNAL,
  LIST_TASKS,
  MARK_BOUNCED,
  PAGE,
  REMOVE_ADDRESS,
} from "./staff-schemas.ts";
import { handleRead, handleSecretWrite, handleWrite, requestingStaff, staffRoute } from "./staff-web.ts";
import type { App } from "./web.ts";

/** D45, D46: manual tasks, undelivered mail, the journal. */
export function staffOfficeRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(
      backend,
      "listTasks",
      { summary: "What has to be done by hand", refusals: ["unknown-library"] },
      { body: LIST_TASKS },
    ),
    handler: (request, reply) =>
      handleRead(backend, reply, "listTasks", (db) => taskList(db, request.body.library)),
  });
  app.route({
    ...staffRoute(
      backend,
      "finishTask",
      {
        summary: "Complete a task",
        description: "Notifying a patron of a ready hold restarts its time on the hold shelf.",
        refusals: ["task-unknown"],
      },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "finishTask", (unit) => completeTask(unit, request.params.id)),
  });
  app.route({
    ...staffRoute(backend, "outbox", { summary: "Mails that wait or were given up" }, { body: PAGE }),
    handler: (request, reply) =>
      handleRead(backend, reply, "outbox", (db) => outbox(backend, db, request.body.after)),
  });
  app.route({
    ...staffRoute(
      backend,
      "bounced",
      { summary: "Addresses that do not reach their patron" },
      { body: PAGE },
    ),
    handler: (request, reply) =>
      handleRead(backend, reply, "bounced", (db) => bouncedAddresses(db, request.body.after)),
  });
  app.route({
    ...staffRoute(
      backend,
      "markBounced",
      {
        summary: "Mark an address as bounced",
        description: "D45, D46: notices by mail become tasks.",
        refusals: ["card-number-format", "foreign-card", "card-unknown", "address-unknown"],
      },
      { body: MARK_BOUNCED },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "markBounced", (unit) => markBounced(unit, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "removeAddress",
      {
        summary: "Remove an address from every card",
        description: "D41: its owner says that they did not register it. Notices by mail become tasks.",
      },
      { body: REMOVE_ADDRESS },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "removeAddress", (unit) => removeAddress(unit, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "findWrite",
      {
        summary: "The outcome of a patron's write",
        description: `By the operation key that a kiosk shows to its staff. Kept for ${KEY_HOURS} hours; reveals no patron.`,
      },
      { body: FIND_WRITE },
    ),
    handler: (request, reply) => handleRead(backend, reply, "findWrite", (db) => findWrite(db, request.body)),
  });
  app.route({
    ...staffRoute(
      backend,
      "journal",
      { summary: "Who did what", description: "Ids only, newest first.", refusals: ["copy-not-found"] },
      { body: JOURNAL },
    ),
    handler: (request, reply) => handleRead(backend, reply, "journal", (db) => journal(db, request.body)),
  });
}

/** Staff and kiosks. */
export function staffMemberRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(backend, "me", { summary: "Who am I?" }, {}),
    handler: (request, reply) =>
      handleRead(backend, reply, "me", async () => ok(memberView(requestingStaff(request)))),
  });
  app.route({
    ...staffRoute(backend, "listStaff", { summary: "Everybody, also revoked" }, {}),
    handler: (_request, reply) =>
      handleRead(backend, reply, "listStaff", async (db) => ok({ staff: await staffList(db) })),
  });
  app.route({
    ...staffRoute(
      backend,
      "addStaff",
      { summary: "Make a member of staff", description: "The token is shown once." },
      { body: ADD_STAFF },
    ),
    handler: (request, reply) => {
      const token = newToken();
      return handleSecretWrite(
        backend,
        request,
        reply,
        "addStaff",
        (unit) => makeStaff(unit, request.body, token),
        (answer) => ({ ...answer, token }),
      );
    },
  });
  app.route({
    ...staffRoute(
      backend,
      "revokeStaff",
      { summary: "Make a token of staff worthless", refusals: ["staff-unknown", "last-admin"] },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: (request, reply) =>
      handleWrite(backend, request, reply, "revokeStaff", (unit) => revokeStaff(unit, request.params.id)),
  });
  staffKioskRoutes(app, backend);
}

function staffKioskRoutes(app: App, backend: Backend): void {
  app.route({
    ...staffRoute(backend, "listKiosks", { summary: "Every kiosk and monitor, also revoked" }, {}),
    handler: (_request, reply) =>
      handleRead(backend, reply, "listKiosks", async (db) => ok({ kiosks: await kioskList(db) })),
  });
  app.route({
    ...staffRoute(
      backend,
      "addKiosk",
      { summary: "Make a kiosk or a monitor", description: "The token is shown once." },
      { body: ADD_KIOSK },
    ),
    handler: (request, reply) => {
      let told: string | null = null;
      return handleSecretWrite(
        backend,
        request,
        reply,
        "addKiosk",
        async (unit) => {
          const { answer, token } = await makeKiosk(unit, request.body);
          told = token;
          return ok(answer);
        },
        (answer) => ({ ...answer, token: told }),
      );
    },
  });
  app.route({
    ...staffRoute(
      backend,
      "revokeKiosk",
      { summary: "Make a kiosk's token worthless", refusals: ["kiosk-unknown"] },
      { params: ID_PARAMS, body: NO_BODY },
    ),
    handler: async (request, reply) => {
      await handleWrite(backend, request, reply, "revokeKiosk", (unit) =>
        revokeKiosk(unit, request.params.id),
      );
      backend.kiosks.clear();
      return reply;
    },
  });
}
