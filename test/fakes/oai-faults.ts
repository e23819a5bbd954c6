import type { ServerResponse } from "node:http";

/** Answers of an OAI-PMH server that are not a list of records. */
export type OaiFault =
  | "garbage"
  | "html"
  | "bomb"
  | "external-entity"
  | "huge"
  | "elements"
  | "half"
  | "reset"
  | "silence"
  | "http-500"
  | "http-403"
  | "latin1";

const BOMB = `<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">${[..."bcdefgh"]
  .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefg".charAt(at)};`.repeat(10)}">`)
  .join("")}]><z>&h;</z>`;

/** Sends such an answer. */
export function sendInstead(response: ServerResponse, what: OaiFault, whole: string): void {
  const opened = whole.slice(0, whole.indexOf("<ListRecords>") + "<ListRecords>".length);
  const texts: Partial<Record<string, string | Buffer>> = {
    garbage: "\u0000\u0001<oai:",
    html: "<html><body>Sign in</body></html>",
    bomb: BOMB,
    "external-entity": `<!DOCTYPE z SYSTEM "file:///etc/hostname">${whole}`,
    huge: whole + `<!--${"x".repeat(1000)}-->`.repeat(3000),
    elements: `${opened}<record>${"<a/>".repeat(300_000)}</record></ListRecords></OAI-PMH>`,
    half: whole.slice(0, Math.floor(whole.length / 2)),
    latin1: Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', "latin1"),
  };
  if (what === "silence") response.writeHead(200, { "content-type": "text/xml" }).write(opened);
  else if (what === "reset") response.socket?.resetAndDestroy();
  else if (what.startsWith("http-")) response.writeHead(Number(what.slice(5))).end(whole);
  else response.writeHead(200, { "content-type": "text/xml" }).end(texts[what]);
}
