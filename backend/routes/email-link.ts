import type { FastifyReply } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { escapedMarkup } from "#contract/text/markup.ts";
import type { Backend } from "../backend.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { type TokenBucket, takeToken } from "../rules/token-bucket.ts";
import { answerLink, isGoodLink, type LinkAnswer } from "../services/email-proof.ts";
import { type App, sendRefusal } from "./web.ts";

/** Target of the link in a confirmation mail, through the library's own web server. */
const LINK_PATH = "/v1/email-confirmations/:token";
/**
 * Rate limit of link requests per process, for all clients together. Tokens cannot be guessed; this protects the database from a
 * flood. Patrons can still use the code.
 */
const LINK_RATE = { perSecond: 20, burst: 100 } as const;
/** For one field, the pressed button. */
const BODY_LIMIT = 1024;
const LINK_PARAMS = z.strictObject({ token: z.string().max(100) });

/** The page has no scripts, loads nothing and sends no referrer. */
const PAGE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
} as const;

/** Texts of a page, Japanese and English; `asks`: it has the two buttons. */
interface Page {
  readonly status: 200 | 410;
  readonly ja: string;
  readonly en: string;
  readonly asks: boolean;
}

const ASK: Page = {
  status: 200,
  ja: "図書館にこのメールアドレスが登録されました。どちらかのボタンを押してください。",
  en: "This email address was registered at the library. Please press one of the buttons.",
  asks: true,
};
const DONE: Readonly<Record<LinkAnswer, Page>> = {
  mine: {
    status: 200,
    ja: "メールアドレスの確認が済みました。",
    en: "Your email address has been confirmed.",
    asks: false,
  },
  remove: {
    status: 200,
    ja: "この登録を削除しました。図書館からのメールがまだ届くときは、お電話ください。",
    en: "This registration was removed. If you still receive emails from the library, please call.",
    asks: false,
  },
};
const BUTTONS: Readonly<Record<LinkAnswer, string>> = {
  mine: "わたしのアドレスです。確認する / This is my address: confirm",
  remove: "心当たりがありません。登録を削除する / I did not register: remove",
};
/** The same page for used, expired and invented tokens, so that valid ones cannot be found by trying. */
const OVER: Page = {
  status: 410,
  ja: "このリンクは、もう使えません。確認が済んでいるときは、何もする必要はありません。まだのときは、図書館の端末で新しいメールを送れます。登録を削除したいときは、図書館へお電話ください。",
  en: "This link can no longer be used. If you have confirmed your address, nothing needs to be done. If not, you can send a new email from a library kiosk. To have the address removed, please call the library.",
  asks: false,
};

/** The pressed button; null when it was neither, or both. */
function answerIn(body: unknown): LinkAnswer | null {
  const [answer, ...more] = body instanceof URLSearchParams ? body.getAll("answer") : [];
  return more.length === 0 && (answer === "mine" || answer === "remove") ? answer : null;
}

/**
 * D41: the page behind the link of the confirmation mail, for a browser at home. GET changes nothing, since mail filters open
 * links; a button confirms or removes the address, once. Needs no kiosk token and shows no patron data.
 */
export function emailLinkRoutes(app: App, backend: Backend): void {
  let allowance: TokenBucket | undefined;
  function isTooMuch(): boolean {
    const { after, tooEarly } = takeToken(allowance, performance.now(), LINK_RATE);
    allowance = after;
    return tooEarly !== null;
  }
  const { name, phone } = backend.settings;
  const show = (reply: FastifyReply, page: Page): FastifyReply => sendPage(reply, page, name, phone);
  void app.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>();
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    const open = { url: LINK_PATH, config: { gate: "open" }, bodyLimit: BODY_LIMIT } as const;
    scope.route({
      ...open,
      method: "GET",
      schema: { hide: true, params: LINK_PARAMS },
      handler: async (request, reply) => {
        if (isTooMuch()) return sendRefusal(reply, "too-many-requests");
        return show(reply, (await isGoodLink(backend, request.params.token)) ? ASK : OVER);
      },
    });
    scope.route({
      ...open,
      method: "POST",
      schema: { hide: true, params: LINK_PARAMS },
      handler: async (request, reply) => {
        if (isTooMuch()) return sendRefusal(reply, "too-many-requests");
        const { token } = request.params;
        const answer = answerIn(request.body);
        if (answer === null) return show(reply, (await isGoodLink(backend, token)) ? ASK : OVER);
        return show(reply, (await answerLink(backend, token, answer)) ? DONE[answer] : OVER);
      },
    });
  });
}

function sendPage(
  reply: FastifyReply,
  page: Page,
  name: RuleSettings["name"],
  phone: RuleSettings["phone"],
): FastifyReply {
  const buttons = Object.entries(BUTTONS).map(
    ([answer, label]) => `<p><button name="answer" value="${answer}">${label}</button></p>`,
  );
  const html = [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapedMarkup(name.ja)}</title></head><body>`,
    `<h1>${escapedMarkup(name.ja)} <span lang="en">${escapedMarkup(name.en)}</span></h1>`,
    `<p>${page.ja}</p><p lang="en">${page.en}</p>`,
    ...(page.asks ? ['<form method="post">', ...buttons, "</form>"] : []),
    `<p>電話 / Phone: ${escapedMarkup(phone)}</p></body></html>`,
  ].join("\n");
  return reply.code(page.status).headers(PAGE_HEADERS).type("text/html; charset=utf-8").send(html);
}
