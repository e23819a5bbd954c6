import { z } from "zod";
import { refusal } from "#contract/refusals.ts";
import { healthAnswer, infoAnswer, readyAnswer } from "#contract/rest/answers.schema.ts";
import type { Backend } from "../backend.ts";
import { infoOf } from "../services/patron-view.ts";
import { isHealthy, metricsSnapshot, readiness } from "../services/status.ts";
import { routeOf } from "./api-description.ts";
import { cached } from "./cached.ts";
import { type App, sendRefusal, sendValue } from "./web.ts";

/** Cache time of health and readiness in milliseconds, because anybody may request them at any rate. */
const CACHE_MS = 200;

/** Health, readiness, metrics, the description of the API, and `GET /v1/info`. */
export function machineRoutes(app: App, backend: Backend): void {
  const readable = cached(() => isHealthy(backend), CACHE_MS);
  const health = backend.catalogueOnly ? { catalogueOnly: true as const } : {};
  const ready = cached(() => readiness(backend), CACHE_MS);
  app.route({
    ...routeOf(
      "health",
      {
        tag: "machine",
        gate: "open",
        summary: "Whether the process is alive and the database readable",
        answer: healthAnswer,
      },
      {},
    ),
    handler: async (_request, reply) =>
      (await readable()) ? sendValue(reply, healthAnswer, health) : sendRefusal(reply, "out-of-order"),
  });
  app.route({
    ...routeOf(
      "ready",
      {
        tag: "machine",
        gate: "open",
        summary: "Whether a load balancer may send requests here",
        description:
          "503 `out-of-order` when the database is unreachable, lacks a migration or has no library yet (see `reason`), and while the process stops. Failing mail is reported but does not make it unready, because patrons' requests do not wait for mail.",
        answer: readyAnswer,
      },
      {},
    ),
    handler: async (_request, reply) => {
      const status = await ready();
      return typeof status === "string"
        ? sendRefusal(reply, refusal("out-of-order", { reason: status }))
        : sendValue(reply, readyAnswer, status);
    },
  });
  app.route({
    ...routeOf(
      "info",
      {
        tag: "machine",
        summary: "The library: its branches, hours, closed days and rules",
        answer: infoAnswer,
      },
      {},
    ),
    handler: async (_request, reply) => sendValue(reply, infoAnswer, await infoOf(backend)),
  });
  describingRoutes(app, backend);
}

/** Metrics and the description of the API. */
function describingRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "description",
      {
        tag: "machine",
        gate: "open",
        summary: "This description",
        answer: z.looseObject({ openapi: z.string() }),
      },
      {},
    ),
    handler: (_request, reply) => reply.type("application/json; charset=utf-8").send(descriptionOf(app)),
  });
  app.route({
    ...routeOf(
      "metrics",
      {
        tag: "machine",
        gate: "monitor",
        summary: "Counts, times and states for Prometheus, without patron data",
        answer: z.string(),
        answerType: "text/plain",
      },
      {},
    ),
    handler: async (_request, reply) => {
      const { metrics } = backend;
      const text = await metrics.text(await metricsSnapshot(backend));
      return reply.type(metrics.contentType).send(text);
    },
  });
}

/** The description never changes, so it is created once. */
const descriptions = new WeakMap<object, string>();

function descriptionOf(app: App): string {
  const known = descriptions.get(app) ?? JSON.stringify(app.swagger());
  descriptions.set(app, known);
  return known;
}
