import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { refusal } from "#contract/refusals.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "./backend.ts";
import { refusalBody } from "./deeds/once.ts";
import { sameSecret } from "./deeds/tokens.ts";
import { errorFields, type LogStream, logOptions } from "./log.ts";
import { catalogueRoutes } from "./routes/catalogue.ts";
import { holdRoutes } from "./routes/holds.ts";
import { loanRoutes } from "./routes/loans.ts";
import { machineRoutes } from "./routes/machine.ts";
import { patronRoutes } from "./routes/patron.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { type App, header, sendRefusal } from "./routes/web.ts";

/** Longest request body in bytes. */
const BODY_LIMIT = 16 * 1024;

/** Every group of routes, once. */
const ROUTE_GROUPS = [machineRoutes, catalogueRoutes, sessionRoutes, patronRoutes, holdRoutes, loanRoutes];

/** Builds the HTTP side of a backend; it listens nowhere yet. `log` takes one JSON line per event. */
export function buildApp(backend: Backend, log: LogStream): App {
  const app: App = Fastify({
    bodyLimit: BODY_LIMIT,
    logger: logOptions(log),
    logController: new LogController({ disableRequestLogging: true }),
    // A patron's request is not cut off by a stop: what is under way is answered, new ones are refused.
    forceCloseConnections: "idle",
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  allowEmptyJson(app);
  app.addHook("onRequest", (request, reply) => checkKiosk(backend, request, reply));
  app.addHook("onResponse", async (request, reply) => logRequest(request, reply));
  app.setErrorHandler<FastifyError>((error, request, reply) => onError(error, request, reply));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(refusalBody(refusal("bad-request"))));
  for (const addRoutes of ROUTE_GROUPS) addRoutes(app, backend);
  return app;
}

/** A DELETE or POST that says all in its route may call its empty body JSON. */
function allowEmptyJson(app: App): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, body, done);
  });
}

/**
 * Every route but `health` needs the kiosk's token. A kiosk with a wrong one is set up wrongly: it hears
 * `settings-broken`, with 401 so that people who read the wire see why.
 */
async function checkKiosk(backend: Backend, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.routeOptions.url === ROUTES.health.path) return;
  const sent = header(request, HEADERS.kiosk) ?? "";
  if (!sameSecret(sent, `Bearer ${backend.kioskToken}`)) {
    await reply.code(401).send(refusalBody(refusal("settings-broken")));
  }
}

/** Method, route pattern, status and time: no URL, for an id or a key may stand in it. */
function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { method, routeOptions } = request;
  const fields = { event: "request", method, route: routeOptions.url ?? "none", status: reply.statusCode };
  request.log.info({ ...fields, ms: Math.round(reply.elapsedTime * 10) / 10 });
}

/** The one place where something thrown becomes an answer: a bad request is told, a bug is logged and hidden. */
function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const theirs = error.validation !== undefined || (error.statusCode !== undefined && error.statusCode < 500);
  if (theirs) return sendRefusal(reply, "bad-request");
  request.log.error({ event: "bug", route: request.routeOptions.url ?? "none", ...errorFields(error) });
  return sendRefusal(reply, "unexpected");
}
