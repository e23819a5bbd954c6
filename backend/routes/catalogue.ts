import type { FastifyReply, FastifyRequest } from "fastify";
import type { LibraryId } from "#contract/domain/library.ts";
import { findAnswer, searchAnswer, suggestAnswer, titleAnswer } from "#contract/rest/answers.schema.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import type { Backend } from "../backend.ts";
import { find, ownLibrary, search, suggest, titleDetail } from "../deeds/catalogue.ts";
import { refusalAnswer } from "../deeds/once.ts";
import { FIND, ID_PARAMS, SEARCH, SUGGEST } from "./schemas.ts";
import { type App, header, send, sendResult, sendValue } from "./web.ts";

/** Rule 20: search, suggestions, scanned books and the detail screen; nobody signs in for them. */
export function catalogueRoutes(app: App, backend: Backend): void {
  async function fromLibrary(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (own: LibraryId) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const own = await ownLibrary(backend, header(request, HEADERS.library));
    return own.ok ? work(own.value) : send(reply, refusalAnswer(own.refusal));
  }

  app.route({
    method: ROUTES.search.method,
    url: ROUTES.search.path,
    schema: { body: SEARCH },
    handler: (request, reply) =>
      fromLibrary(request, reply, async (own) =>
        sendResult(reply, searchAnswer, await search(backend, own, request.body)),
      ),
  });
  app.route({
    method: ROUTES.suggest.method,
    url: ROUTES.suggest.path,
    schema: { body: SUGGEST },
    handler: async (request, reply) =>
      sendValue(reply, suggestAnswer, await suggest(backend, request.body.prefix)),
  });
  app.route({
    method: ROUTES.find.method,
    url: ROUTES.find.path,
    schema: { body: FIND },
    handler: async (request, reply) => sendResult(reply, findAnswer, await find(backend, request.body)),
  });
  app.route({
    method: ROUTES.title.method,
    url: ROUTES.title.path,
    schema: { params: ID_PARAMS },
    handler: (request, reply) =>
      fromLibrary(request, reply, async (own) =>
        sendResult(reply, titleAnswer, await titleDetail(backend, own, request.params.id)),
      ),
  });
}
