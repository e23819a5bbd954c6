import { type Session, session as sessions } from "electron";
import { SCHEME } from "./addresses.ts";
import { serveFiles } from "./compat.ts";
import { appFiles } from "./files.ts";

/**
 * The session of a partition, which serves the built pages. Made for its first page and not before: every session takes time of
 * the start, and the first screen needs only one.
 */
export function servedSession(partition: string): Session {
  const session = sessions.fromPartition(partition);
  if (!session.protocol.isProtocolHandled(SCHEME)) serveFiles(session.protocol, SCHEME, appFiles());
  return session;
}
