import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Digest of the first bytes of a file, by default of all. Throws what the file system says when it cannot be read. */
export async function digestOf(path: string, bytes = Number.POSITIVE_INFINITY): Promise<string> {
  const digest = createHash("sha256");
  for await (const chunk of createReadStream(path, { end: bytes - 1 })) digest.update(chunk as Buffer);
  return digest.digest("base64url").slice(0, 22);
}
