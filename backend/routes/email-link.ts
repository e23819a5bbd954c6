import type { FastifyReply } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { confirmByLink, isGoodLink } from "../deeds/email-proof.ts";
import { type Allowance, takeOne } from "../rules/rate.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { type App, sendRefusal } from "./web.ts";

/** Where the link of a confirmation mail leads, by way of the library's own web server. */
const LINK_PATH = "/v1/email-confirmations/:token";
/**
 * Looks at links per second and at once, in one process and from all the world. A token cannot be guessed; this keeps
 * a flood from the database. Whoever it hits may use the code of the mail.
 */
const LINK_RATE = { perSecond: 20, burst: 100 } as const;
/** The form has no fields. */
const BODY_LIMIT = 1024;
const LINK_PARAMS = z.strictObject({ token: z.string().max(100) });

/** The page runs nothing, loads nothing, and tells nobody where it was. */
const PAGE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
} as const;

/** What a page says, Japanese and English; `button`: it asks for one press. */
interface Page {
  readonly status: 200 | 410;
  readonly ja: string;
  readonly en: string;
  readonly button: boolean;
}

const ASK: Page = {
  status: 200,
  ja: "メールアドレスを確認します。ボタンを押してください。",
  en: "Please press the button to confirm your e-mail address.",
  button: true,
};
const DONE: Page = {
  status: 200,
  ja: "メールアドレスの確認が済みました。",
  en: "Your e-mail address is confirmed.",
  button: false,
};
/** One page for used, too old and invented: nobody learns which tokens there were. */
const OVER: Page = {
  status: 410,
  ja: "このリンクは、もう使えません。図書館の端末で登録しなおすと、新しいメールが届きます。",
  en: "This link can no longer be used. Register the address again at the library to get a new mail.",
  button: false,
};

/**
 * Rule 41: the link of the confirmation mail, for a browser at home. Looking changes nothing, since mail filters look
 * at every link; pressing the button proves the address, once. No kiosk's token, no patron data.
 */
export function emailLinkRoutes(app: App, backend: Backend): void {
  let allowance: Allowance | undefined;
  function isTooMuch(): boolean {
    const { after, tooEarly } = takeOne(allowance, performance.now(), LINK_RATE);
    allowance = after;
    return tooEarly !== null;
  }
  const { name } = backend.settings;
  void app.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>();
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: BODY_LIMIT },
      (_request, _body, done) => done(null, undefined),
    );
    const open = { url: LINK_PATH, config: { gate: "open" }, bodyLimit: BODY_LIMIT } as const;
    scope.route({
      ...open,
      method: "GET",
      schema: { hide: true, params: LINK_PARAMS },
      handler: async (request, reply) => {
        if (isTooMuch()) return sendRefusal(reply, "too-many-requests");
        return sendPage(reply, (await isGoodLink(backend, request.params.token)) ? ASK : OVER, name);
      },
    });
    scope.route({
      ...open,
      method: "POST",
      schema: { hide: true, params: LINK_PARAMS },
      handler: async (request, reply) => {
        if (isTooMuch()) return sendRefusal(reply, "too-many-requests");
        return sendPage(reply, (await confirmByLink(backend, request.params.token)) ? DONE : OVER, name);
      },
    });
  });
}

function sendPage(reply: FastifyReply, page: Page, name: RuleSettings["name"]): FastifyReply {
  const button = '<form method="post"><button>確認する / Confirm</button></form>';
  const html = [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(name.ja)}</title></head><body>`,
    `<h1>${escaped(name.ja)} <span lang="en">${escaped(name.en)}</span></h1>`,
    `<p>${page.ja}</p><p lang="en">${page.en}</p>${page.button ? button : ""}</body></html>`,
  ].join("\n");
  return reply.code(page.status).headers(PAGE_HEADERS).type("text/html; charset=utf-8").send(html);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
