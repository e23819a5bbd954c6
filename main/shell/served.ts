import { type Session, session as sessions } from "electron";
import { SCHEME } from "./addresses.ts";
import { answerScheme } from "./compat.ts";
import { appServer, type FileServer } from "./files.ts";

/**
 * The session of a partition, which answers for the app's scheme. Made for its first page and not before: every session takes
 * time of the start, and the first screen needs only one.
 * @param serve default: the built pages.
 */
export function servedSession(partition: string, serve?: FileServer): Session {
  const session = sessions.fromPartition(partition);
  if (session.protocol.isProtocolHandled(SCHEME)) return session;
  answerScheme(session.protocol, SCHEME, serve ?? appServer());
  return session;
}
