import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { listenOnOwnPort } from "#test/support/system/own-port.ts";
import { CATALOGUE_ROUTES } from "./koha-catalogue.ts";
import { CIRCULATION_ROUTES } from "./koha-circulation.ts";
import { LENDING_ROUTES } from "./koha-lending.ts";
import { PATRON_ROUTES } from "./koha-patrons.ts";
import {
  CRASH,
  failure,
  type KohaAnswer,
  type KohaQuirks,
  type KohaRequest,
  type KohaState,
  usualQuirks,
} from "./koha-state.ts";
import { createKohaWire, type KohaWire, say } from "./koha-wire.ts";
import { createWorkers } from "./koha-workers.ts";
import { type KohaWorld, type Row, smallWorld } from "./koha-world.ts";

/** What becomes of one request. `lost`: carried out, and the connection cut · `silent`: carried out, never answered. */
export type KohaFault =
  | { readonly kind: "half" | "reset" | "lost" | "silent" | "html" | "crash-after" | "crash" }
  | { readonly kind: "answer"; readonly answer: KohaAnswer };

export interface FakeKoha {
  readonly url: string;
  readonly wire: KohaWire;
  readonly world: KohaWorld;
  readonly quirks: KohaQuirks;
  /** Every request, oldest first. */
  readonly seen: readonly KohaRequest[];
  /** Requests without those for a token, as `GET /path`. */
  asked(): readonly string[];
  /** The next `times` requests of this method and path meet the fault. */
  fail(method: string, path: RegExp, fault: KohaFault, times?: number): void;
  /** Every token given so far is void, as after a restart. */
  voidTokens(): void;
  /** Most requests that were worked on at one moment. */
  busiest(): number;
  /** Open connections. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

/** What a terminal's settings say of this server. */
export const KOHA_ACCOUNT = {
  user: "kiosk-api",
  secret: "Canary-Api-Secret",
  suspendHolds: true,
  opacNotes: true,
  lending: { user: "", secret: "" },
  sip2: false,
} as const;
/** The second account of a terminal that lends. */
export const KOHA_LENDER = { user: "kiosk-lender", secret: "Canary-Lender-Secret" } as const;
const ACCOUNTS: readonly { readonly user: string; readonly secret: string }[] = [KOHA_ACCOUNT, KOHA_LENDER];
const ROUTES = [...PATRON_ROUTES, ...CATALOGUE_ROUTES, ...CIRCULATION_ROUTES, ...LENDING_ROUTES];
const PREFIX = "/api/v1";

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function readRequest(request: IncomingMessage, text: string): Omit<KohaRequest, "account"> {
  const url = request.url ?? "";
  const { pathname, searchParams } = new URL(url, "http://koha.library.example");
  // The condition comes as a parameter or as a header.
  const condition = request.headers["x-koha-query"];
  if (typeof condition === "string") searchParams.set("q", condition);
  const isJson = request.headers["content-type"] === "application/json" && text !== "";
  return {
    method: request.method ?? "",
    path: decodeURIComponent(pathname.slice(PREFIX.length)),
    params: searchParams,
    headers: request.headers,
    url,
    text,
    body: isJson ? (JSON.parse(text) as Row) : {},
  };
}

/** Tokens of OAuth2, and who is let in. */
function doorOf(quirks: KohaQuirks) {
  const tokens = new Map<string, { readonly user: string; readonly until: number }>();
  let given = 0;

  function token({ text }: Pick<KohaRequest, "text">): KohaAnswer {
    const form = new URLSearchParams(text);
    const account = ACCOUNTS.find(
      ({ user, secret }) => form.get("client_id") === user && form.get("client_secret") === secret,
    );
    if (account === undefined) return failure(403, "access_denied");
    given += 1;
    const access_token = `token-${given}`;
    tokens.set(access_token, {
      user: account.user,
      until: performance.now() + quirks.tokenSeconds * 1000,
    });
    return { status: 200, body: { access_token, token_type: "Bearer", expires_in: quirks.tokenSeconds } };
  }

  /** The user of the account, or why access is refused. */
  function enter({ headers }: Pick<KohaRequest, "headers">): string | KohaAnswer {
    const { authorization } = headers;
    if (authorization === undefined) return failure(401, "Authentication failure.");
    const bearer = /^Bearer (.+)$/u.exec(authorization)?.[1];
    if (bearer !== undefined) {
      const known = tokens.get(bearer);
      const isValid = known !== undefined && performance.now() < known.until;
      return isValid ? known.user : failure(401, "Authentication failure.");
    }
    const pair = Buffer.from(authorization.replace(/^Basic /u, ""), "base64").toString("utf8");
    const account = ACCOUNTS.find(({ user, secret }) => pair === `${user}:${secret}`);
    return account?.user ?? failure(403, "Invalid password", { required_permissions: null });
  }

  return { token, enter, voidTokens: () => tokens.clear() };
}

function carryOut(request: KohaRequest, state: KohaState): KohaAnswer {
  const library = request.headers["x-koha-library"];
  if (library !== undefined && state.world.libraries.every((one) => one["library_id"] !== library)) {
    return failure(403, `Unauthorized attempt to set library to ${String(library)}`, {
      required_permissions: null,
    });
  }
  for (const { method, path, permission, isLater, answer } of ROUTES) {
    const found = method === request.method ? path.exec(request.path) : null;
    if (found === null || (isLater && state.quirks.version === "23.05")) continue;
    if (permission !== "" && permission === state.quirks.lacks) {
      return failure(403, "Authorization failure. Missing required permission(s).", {
        required_permissions: { [permission]: "1" },
      });
    }
    return answer(request, state, Number(found[1] ?? 0));
  }
  return { status: 404, body: { errors: [{ message: "Not Found.", path: "/" }], status: 404 } };
}

/** Does to one answer what the fault says; the write itself is done already for all but `reset` and `crash`. */
function spoil(response: ServerResponse, fault: KohaFault, answer: () => KohaAnswer): void {
  switch (fault.kind) {
    case "answer":
      say(response, fault.answer);
      return;
    case "crash":
      say(response, CRASH);
      return;
    case "crash-after":
      answer();
      say(response, CRASH);
      return;
    case "html":
      answer();
      response.writeHead(200, { "content-type": "text/html" }).end("<html>log in</html>");
      return;
    case "half": {
      const text = JSON.stringify(answer().body ?? {});
      response.writeHead(200, { "content-length": text.length + 10 });
      response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
      return;
    }
    case "lost":
      answer();
      response.socket?.destroy();
      return;
    case "silent":
      answer();
      return;
    case "reset":
      response.socket?.destroy();
  }
}

/** Starts a Koha of its own on a free port of this machine. */
export async function startKoha(world: KohaWorld = smallWorld()): Promise<FakeKoha> {
  const quirks = usualQuirks();
  const state: KohaState = { world, quirks };
  const door = doorOf(quirks);
  const seen: KohaRequest[] = [];
  const workers = createWorkers();
  const faults: { method: string; path: RegExp; fault: KohaFault; times: number }[] = [];

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = readRequest(incoming, await bodyOf(incoming));
    const entered = door.enter(asked);
    const request = { ...asked, account: typeof entered === "string" ? entered : "" };
    seen.push(request);
    const rest = await workers.take(quirks.workers);
    // A worker does not notice that its client has gone.
    if (quirks.delayMs > 0) await pause(quirks.delayMs);
    if (response.destroyed) rest();
    else response.on("close", rest);
    const answer = (): KohaAnswer => {
      if (request.path === "/oauth/token") return door.token(request);
      return typeof entered === "string" ? carryOut(wire.mixed(request), state) : entered;
    };
    if (wire.take(request, response, answer)) return;
    const fault = faults.find(
      ({ method, path, times }) => times > 0 && method === request.method && path.test(request.path),
    );
    if (fault === undefined) {
      say(response, answer());
      return;
    }
    fault.times -= 1;
    spoil(response, fault.fault, answer);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.socket?.destroy());
  });
  const port = await listenOnOwnPort(server);
  const wire = createKohaWire(server, port);
  return {
    url: `http://127.0.0.1:${port}`,
    wire,
    world,
    quirks,
    seen,
    asked: () =>
      seen.filter(({ path }) => path !== "/oauth/token").map(({ method, path }) => `${method} ${path}`),
    fail: (method, path, fault, times = 1) => void faults.push({ method, path, fault, times }),
    voidTokens: door.voidTokens,
    busiest: workers.busiest,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    async stop() {
      await wire.cut();
    },
  };
}
