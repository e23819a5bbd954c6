import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** A server of images on loopback. */
export interface ImageServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** Paths that were asked for, with what was sent along. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  /** Most requests that were open at the same time. */
  most(): number;
  close(): void;
}

/** Starts one; every request goes to `answer`. */
export async function imageServer(
  answer: (path: string, response: ServerResponse) => void,
): Promise<ImageServer> {
  const asked: ImageServer["asked"] = [];
  const sockets = new Set<Socket>();
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on("close", () => {
      open -= 1;
    });
    asked.push({ path: request.url ?? "", headers: request.headers });
    answer(request.url ?? "", response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    most: () => most,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
