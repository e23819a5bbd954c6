import {
  classAnswer,
  classesAnswer,
  findAnswer,
  picksAnswer,
  relatedAnswer,
  searchAnswer,
  suggestAnswer,
  themesAnswer,
  titleAnswer,
} from "#contract/rest/answers.schema.ts";
import type { Backend } from "../backend.ts";
import { find, search, suggest, titleDetail } from "../services/catalogue.ts";
import { classAt, classes, themes } from "../services/classes.ts";
import { featured, related } from "../services/featured.ts";
import { routeOf } from "./api-description.ts";
import { CLASS_PARAMS, FIND, ID_PARAMS, PICKS, SEARCH, SUGGEST, THEMES } from "./schemas.ts";
import { type App, fromLibrary, sendResult, sendValue } from "./web.ts";

/** D20: search, suggestions, scanned books and the detail screen; no sign-in needed. */
export function catalogueRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "search",
      {
        tag: "catalogue",
        summary: "One page of titles that match a query",
        description: "D20, D75-D82. A POST, so that search terms are in no URL and no access log.",
        headers: ["library"],
        answer: searchAnswer,
      },
      { body: SEARCH },
    ),
    handler: (request, reply) =>
      fromLibrary(backend, request, reply, async (own) =>
        sendResult(reply, searchAnswer, await search(backend, own, request.body)),
      ),
  });
  app.route({
    ...routeOf(
      "suggest",
      { tag: "catalogue", summary: "Titles and authors that begin like this", answer: suggestAnswer },
      { body: SUGGEST },
    ),
    handler: async (request, reply) => sendValue(reply, suggestAnswer, await suggest(backend, request.body)),
  });
  app.route({
    ...routeOf(
      "find",
      {
        tag: "catalogue",
        summary: "The title of a scanned ISBN or copy",
        answer: findAnswer,
      },
      { body: FIND },
    ),
    handler: async (request, reply) => sendResult(reply, findAnswer, await find(backend, request.body)),
  });
  app.route({
    ...routeOf(
      "title",
      {
        tag: "catalogue",
        summary: "A title with its copies",
        description: "D21-D24: the 資料詳細 screen.",
        headers: ["library"],
        answer: titleAnswer,
      },
      { params: ID_PARAMS },
    ),
    handler: (request, reply) =>
      fromLibrary(backend, request, reply, async (own) =>
        sendResult(reply, titleAnswer, await titleDetail(backend, own, request.params.id)),
      ),
  });
  app.route({
    ...routeOf(
      "picks",
      {
        tag: "catalogue",
        summary: "Titles for browsing without a search",
        description:
          "Titles that can be borrowed. new: published last. popular: most loans and holds now, counted every ten minutes; only titles with more than one patron.",
        headers: ["library"],
        answer: picksAnswer,
      },
      { body: PICKS },
    ),
    handler: (request, reply) =>
      fromLibrary(backend, request, reply, async (own) =>
        sendValue(reply, picksAnswer, await featured(backend, own, request.body)),
      ),
  });
  app.route({
    ...routeOf(
      "related",
      {
        tag: "catalogue",
        summary: "Other volumes and editions of a title",
        headers: ["library"],
        answer: relatedAnswer,
      },
      { params: ID_PARAMS },
    ),
    handler: (request, reply) =>
      fromLibrary(backend, request, reply, async (own) =>
        sendResult(reply, relatedAnswer, await related(backend, own, request.params.id)),
      ),
  });
  classRoutes(app, backend);
}

/** D81: browsing by class, and by everyday words that lead to classes. */
function classRoutes(app: App, backend: Backend): void {
  app.route({
    ...routeOf(
      "classes",
      { tag: "catalogue", summary: "The ten classes with their numbers of titles", answer: classesAnswer },
      {},
    ),
    handler: async (_request, reply) => sendValue(reply, classesAnswer, await classes(backend)),
  });
  app.route({
    ...routeOf(
      "classAt",
      { tag: "catalogue", summary: "A class with its next finer ones", answer: classAnswer },
      { params: CLASS_PARAMS },
    ),
    handler: async (request, reply) =>
      sendValue(reply, classAnswer, await classAt(backend, request.params.id)),
  });
  app.route({
    ...routeOf(
      "themes",
      {
        tag: "catalogue",
        summary: "Classes of an everyday term",
        description: "Empty when the library has imported no index of terms.",
        answer: themesAnswer,
      },
      { body: THEMES },
    ),
    handler: async (request, reply) =>
      sendValue(reply, themesAnswer, await themes(backend, request.body.word)),
  });
}
