import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { addressFor, createTemplateProvider } from "#main/covers/template.ts";
import { JPEG_FILE, pngFile, WEBP_FILE } from "#test/support/main/cover-files.ts";
import { imageServer } from "#test/support/system/image-server.ts";

const CAT = { id: "t 1/ä", isbn: "9784101010014" } as const;
const NEVER_ABORTED = new AbortController().signal;
const LITTLE = { maxKilobytes: 20, maxMegapixels: 0.1 };
const SOON = 0.5;

function send(response: ServerResponse, type: string, file: Buffer): void {
  response.setHeader("content-type", type).end(file);
}

async function source(answer: (path: string, response: ServerResponse) => void, timeoutSeconds = 10) {
  const server = await imageServer(answer);
  const covers = SETTINGS.parse({
    backend: { url: "http://127.0.0.1:1" },
    covers: { ...LITTLE, timeoutSeconds, url: `${server.url}/{isbn}.jpg` },
  }).covers;
  const provider = createTemplateProvider(covers);
  onTestFinished(() => {
    provider.end();
    server.close();
  });
  return { server, ask: (signal: AbortSignal = NEVER_ABORTED) => provider.fetch(CAT, signal) };
}

describe("the address of a picture", () => {
  const at = (path: string, isbn: string | null = CAT.isbn) =>
    addressFor(new URL(`https://covers.library.example${path}`), { id: CAT.id, isbn });

  it("has the book's numbers in it, encoded, in path and query", () => {
    expect(at("/cover/{isbn}.jpg")).toBe("/cover/9784101010014.jpg");
    expect(at("/{isbn10}-L.jpg?default=false")).toBe("/4101010013-L.jpg?default=false");
    expect(at("/cgi-bin/koha/opac-image.pl?thumbnail=1&biblionumber={id}")).toBe(
      "/cgi-bin/koha/opac-image.pl?thumbnail=1&biblionumber=t%201%2F%C3%A4",
    );
  });

  it("is none for a book without the number that it needs", () => {
    expect(at("/{isbn}.jpg", null)).toBeNull();
    expect(at("/{isbn10}.jpg", "9791032305690")).toBeNull();
    expect(at("/{id}.jpg", null)).not.toBeNull();
  });
});

describe("the address in the settings", () => {
  const isTaken = (url: string): boolean =>
    SETTINGS.safeParse({ backend: { url: "http://127.0.0.1:1" }, covers: { url } }).success;

  it("is https, or http to this machine, with a place for a number behind a fixed host", () => {
    for (const url of [
      "",
      "https://covers.library.example/{isbn}.jpg",
      "https://opac.library.example/cgi-bin/koha/opac-image.pl?biblionumber={id}",
      "http://127.0.0.1:8080/{isbn10}",
    ])
      expect(isTaken(url), url).toBe(true);
    for (const url of [
      "http://covers.library.example/{isbn}.jpg",
      "https://covers.library.example/one.jpg",
      "https://{isbn}.library.example/cover.jpg",
      "https://{isbn}",
      "https://covers.library.example/{isbn}/{card}",
      "https://covers.library.example/{isbn}#{id}",
      "https://user@covers.library.example/{isbn}",
      "file:///{isbn}",
    ])
      expect(isTaken(url), url).toBe(false);
  });
});

describe("pictures by address", () => {
  it("come in each format, whatever the server calls it, and the server learns the book only", async () => {
    const files = [
      ["image/png", pngFile(60, 84)],
      ["image/jpeg", WEBP_FILE],
      ["image/jpg; q=1", JPEG_FILE],
    ] as const;
    for (const [type, file] of files) {
      const { ask, server } = await source((_path, response) => send(response, type, file));
      expect(await ask()).toMatchObject({ kind: "picture", picture: { bytes: new Uint8Array(file) } });
      const [{ path, headers } = { path: "", headers: {} }] = server.asked;
      expect(path).toBe("/9784101010014.jpg");
      expect(Object.keys(headers).sort()).toEqual([
        "accept",
        "accept-encoding",
        "connection",
        "host",
        "user-agent",
      ]);
      expect(headers["user-agent"]).toBe("Shiori");
    }
  });

  it("are none when the server says so, sends another kind of file, or garbage", async () => {
    const answers: readonly ((path: string, response: ServerResponse) => void)[] = [
      (_path, response) => response.writeHead(404).end(JPEG_FILE),
      (_path, response) => response.writeHead(403).end(),
      (_path, response) => response.writeHead(204).end(),
      (_path, response) => send(response, "text/html", JPEG_FILE),
      (_path, response) => void response.end(JPEG_FILE),
      (_path, response) => send(response, "image/svg+xml", Buffer.from("<svg/>")),
      (_path, response) => send(response, "image/gif", Buffer.from("GIF89a")),
      (_path, response) => send(response, "image/jpeg", Buffer.from("<html>no such page</html>")),
      (_path, response) => send(response, "image/jpeg", Buffer.alloc(0)),
      (_path, response) => send(response, "image/png", pngFile(1, 1)),
      (_path, response) => send(response, "image/png", pngFile(400, 300)),
    ];
    for (const answer of answers) expect(await (await source(answer)).ask()).toEqual({ kind: "none" });
  });

  it("are none when the file is too large: by its length, without one, and unpacked", async () => {
    const huge = Buffer.concat([JPEG_FILE, Buffer.alloc(64 * 1024)]);
    const byLength = await source((_path, response) => send(response, "image/jpeg", huge));
    expect(await byLength.ask()).toEqual({ kind: "none" });
    const endless = await source((_path, response) => {
      response.setHeader("content-type", "image/jpeg");
      response.write(JPEG_FILE);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(4096)));
      };
      response.on("drain", more);
      more();
    });
    expect(await endless.ask()).toEqual({ kind: "none" });
    const packed = gzipSync(Buffer.concat([JPEG_FILE, Buffer.alloc(4 * 1024 * 1024)]));
    expect(packed.byteLength).toBeLessThan(LITTLE.maxKilobytes * 1024);
    const bomb = await source((_path, response) => {
      response.setHeader("content-encoding", "gzip");
      send(response, "image/jpeg", packed);
    });
    expect(await bomb.ask()).toEqual({ kind: "none" });
  });

  it("are away when the server is late, has faults, or is not there", async () => {
    const silent = await source(() => undefined, SOON);
    const asked = performance.now();
    expect(await silent.ask()).toEqual({ kind: "away" });
    expect(performance.now() - asked).toBeLessThan(20 * SOON * 1000);
    const trickle = await source((_path, response) => {
      response.setHeader("content-type", "image/jpeg");
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    }, SOON);
    expect(await trickle.ask()).toEqual({ kind: "away" });
    for (const status of [500, 503, 429]) {
      const { ask } = await source((_path, response) => response.writeHead(status).end());
      expect(await ask()).toEqual({ kind: "away" });
    }
    const gone = await source(() => undefined);
    gone.server.close();
    expect(await gone.ask()).toEqual({ kind: "away" });
  });

  it("are not waited for when the visit ends", async () => {
    const { ask } = await source(() => undefined);
    const end = new AbortController();
    const asking = ask(end.signal);
    end.abort();
    expect(await asking).toEqual({ kind: "aborted" });
    expect(await ask(end.signal)).toEqual({ kind: "aborted" });
  });

  it("may stand elsewhere on the same server, and nowhere else", async () => {
    const other = await imageServer((_path, response) => send(response, "image/jpeg", JPEG_FILE));
    onTestFinished(other.close);
    const to = (location: string) => async () => {
      const { ask, server } = await source((path, response) =>
        path === "/there.jpg"
          ? send(response, "image/jpeg", JPEG_FILE)
          : void response.writeHead(302, { location }).end(),
      );
      return { answer: await ask(), asked: server.asked.map(({ path }) => path) };
    };
    expect((await to("/there.jpg")()).answer).toMatchObject({ kind: "picture" });
    const away = [
      `${other.url}/there.jpg`,
      `//${new URL(other.url).host}/there.jpg`,
      "https://127.0.0.1/there.jpg",
      "file:///etc/hostname",
      "http://[bad",
    ];
    for (const location of away) expect((await to(location)()).answer, location).toEqual({ kind: "none" });
    // A path that begins with two slashes is a path, and no other server.
    const slashes = await source((path, response) =>
      path.startsWith("/978")
        ? response.writeHead(302, { location: `/.//${new URL(other.url).host}/there.jpg` }).end()
        : response.writeHead(404).end(),
    );
    expect(await slashes.ask()).toEqual({ kind: "none" });
    expect(other.asked).toEqual([]);
    const round = await to("/round.jpg")();
    expect(round.answer).toEqual({ kind: "none" });
    expect(round.asked).toHaveLength(3);
  });
});
