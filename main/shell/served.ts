import { type Session, session as sessions } from "electron";
import { SCHEME } from "./addresses.ts";
import { appServer, type FileServer } from "./files.ts";

/** `net::ERR_FAILED`: the file could not be read. */
const FAILED = -2;

/**
 * The session of a partition, which answers for the app's scheme. Made for its first page and not before: every session takes
 * time of the start, and the first screen needs only one.
 *
 * Electron's newer `protocol.handle` is not used: it makes a `Request` of fetch, for which Node loads an HTTP client before the
 * first document is answered, and streams each answer through JavaScript (docs/bench.md).
 * @param serve default: the built pages.
 */
export function servedSession(partition: string, serve?: FileServer): Session {
  const session = sessions.fromPartition(partition);
  if (session.protocol.isProtocolHandled(SCHEME)) return session;
  const answerTo = serve ?? appServer();
  session.protocol.registerBufferProtocol(SCHEME, (request, answer) => {
    void answerTo(request).then(answer, () => answer({ error: FAILED }));
  });
  return session;
}
