import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { ok } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { MAX_REPORT_BYTES } from "../rules/email.ts";
import { takeReport } from "../services/bounces.ts";
import { handleRead, requestingStaff, staffRoute } from "./staff-web.ts";
import { type App, sendRefusal } from "./web.ts";

/** D45, D46: takes mails of the bounce mailbox from the mail server. */
export function staffReportRoutes(app: App, backend: Backend): void {
  void app.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>();
    // Only here: other routes accept no raw body, and none of this length.
    scope.addContentTypeParser(
      "message/rfc822",
      { parseAs: "buffer", bodyLimit: MAX_REPORT_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.route({
      ...staffRoute(
        backend,
        "takeReport",
        {
          summary: "Report a returned mail",
          description:
            "D45, D46. The body is the raw mail, `content-type: message/rfc822`, at most 512 KiB. A repeated report has no further effect, so no key is needed.",
        },
        {},
      ),
      bodyLimit: MAX_REPORT_BYTES,
      handler: async (request, reply) => {
        const { body } = request;
        if (!Buffer.isBuffer(body)) return sendRefusal(reply, "bad-request");
        const by = { kind: "staff", id: requestingStaff(request).id } as const;
        return handleRead(backend, reply, "takeReport", async () =>
          ok({ outcome: await takeReport(backend, body, by) }),
        );
      },
    });
  });
}
