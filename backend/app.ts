import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Backend } from "./backend.ts";
import {
  answerBrokenRequest,
  drainBody,
  MOST_CONNECTIONS,
  serverLimits,
  TIME_LIMITS,
  type TimeLimits,
} from "./limits.ts";
import { errorFields, type LogStream, logOptions } from "./log.ts";
import { catalogueRoutes } from "./routes/catalogue.ts";
import { emailLinkRoutes } from "./routes/email-link.ts";
import { emailProofRoutes } from "./routes/email-proof.ts";
import { addGate, harden } from "./routes/gate.ts";
import { holdRoutes } from "./routes/holds.ts";
import { loanRoutes } from "./routes/loans.ts";
import { machineRoutes } from "./routes/machine.ts";
import { messageRoutes } from "./routes/messages.ts";
import { describeRoutes } from "./routes/open-api.ts";
import { patronRoutes } from "./routes/patron.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { memberRoutes, staffRoutes } from "./routes/staff.ts";
import { terminalRoutes } from "./routes/terminal.ts";
import { type App, sendRefusal } from "./routes/web.ts";
import { warnOfUnknownHolidays } from "./services/holiday-warning.ts";
import { introduceTokenFileKiosk } from "./services/kiosks.ts";
import { isTransient } from "./store/transient-errors.ts";

/** Groups of routes of a catalogue alone; its staff only manage each other and kiosks. */
const CATALOGUE_GROUPS = [machineRoutes, catalogueRoutes, memberRoutes];
/** All groups of routes. */
const ROUTE_GROUPS = [
  machineRoutes,
  catalogueRoutes,
  sessionRoutes,
  patronRoutes,
  emailProofRoutes,
  emailLinkRoutes,
  holdRoutes,
  loanRoutes,
  terminalRoutes,
  messageRoutes,
  staffRoutes,
];

/**
 * Builds the HTTP server of a backend without listening. `log` takes one JSON line per event. `times` are the limits of slow
 * clients, which tests shorten.
 */
export function buildApp(backend: Backend, log: LogStream, times: TimeLimits = TIME_LIMITS): App {
  const app: App = Fastify({
    ...serverLimits(times),
    logger: logOptions(log),
    logController: new LogController({ disableRequestLogging: true }),
    // Requests in progress at a stop are answered; the gate refuses new ones.
    forceCloseConnections: "idle",
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    // An invalid path reaches no route and no gate.
    frameworkErrors: (_error, _request, reply) => {
      harden(reply);
      sendRefusal(reply, "bad-request");
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.server.maxConnections = MOST_CONNECTIONS;
  app.setValidatorCompiler(validatorCompiler);
  // Answers are text that already went through its schema; only refusals of plug-ins are objects.
  app.setSerializerCompiler(() => JSON.stringify);
  allowEmptyJson(app);
  addGate(app, backend);
  app.addHook("onResponse", async (request, reply) => tell(backend, request, reply));
  app.setErrorHandler<FastifyError>((error, request, reply) => onError(error, request, reply));
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, "bad-request", 404));
  app.addHook("onReady", async () => {
    await introduceTokenFile(app, backend);
    warnOfUnknownHolidays(app.log, backend);
  });
  describeRoutes(app);
  app.register(async (scope: App) => {
    for (const addRoutes of backend.catalogueOnly ? CATALOGUE_GROUPS : ROUTE_GROUPS)
      addRoutes(scope, backend);
  });
  return app;
}

/**
 * Registers the token file at the start. Two states are logged as errors: processes with different files, which replace each
 * other's token and end the sessions of its kiosks, and a revoked token.
 */
async function introduceTokenFile(app: App, backend: Backend): Promise<void> {
  const outcome = await introduceTokenFileKiosk(backend);
  if (outcome === "replaced" || outcome === "revoked") app.log.error({ event: `token-file-${outcome}` });
}

/** A DELETE or POST without a body may still declare JSON. */
function allowEmptyJson(app: App): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, body, done);
  });
}

/** Logs method, route pattern, status and time. Not the URL, which may contain an id or a key. */
function tell(backend: Backend, request: FastifyRequest, reply: FastifyReply): void {
  const { method } = request;
  const route = request.routeOptions.url ?? "none";
  const ms = Math.round(reply.elapsedTime * 10) / 10;
  request.log.info({ event: "request", method, route, status: reply.statusCode, ms });
  backend.metrics.answered({ method, route, status: reply.statusCode, ms: reply.elapsedTime });
}

/** Converts exceptions to answers: a bad request is reported, a bug is logged and hidden. */
function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const theirs = error.validation !== undefined || (error.statusCode !== undefined && error.statusCode < 500);
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    reply.removeHeader("connection");
    drainBody(request.raw);
  }
  if (theirs) return sendRefusal(reply, "bad-request");
  if (isTransient(error)) {
    request.log.warn({
      event: "database-away",
      route: request.routeOptions.url ?? "none",
      ...errorFields(error),
    });
    return sendRefusal(reply, "out-of-order");
  }
  request.log.error({ event: "bug", route: request.routeOptions.url ?? "none", ...errorFields(error) });
  return sendRefusal(reply, "unexpected");
}
