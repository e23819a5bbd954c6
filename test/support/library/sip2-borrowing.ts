import { randomUUID } from "node:crypto";
import type { Balance } from "#contract/domain/patron.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { type FakeCopy, type FakePatron, fakeCopy, fakePatron, smallWorld } from "#test/fakes/sip2/world.ts";
import { patient, type Sip2SceneOptions, signedIn, sip2Scene } from "./sip2-library.ts";

/** The requests of one kind that the server heard. */
export const sent = (heard: readonly string[], id: string) => heard.filter((text) => text.startsWith(id));

/** A copy on the shelf, 30006, and the patron P1001, who has three loans and two holds. */
export async function borrowing({
  copy = {},
  patron,
  ...options
}: Sip2SceneOptions & { copy?: Partial<FakeCopy>; patron?: Partial<FakePatron> } = {}) {
  const world = smallWorld();
  world.copies.set("30006", fakeCopy("30006", "草枕", copy));
  if (patron) world.patrons.set("P1001", fakePatron("P1001", "1234", patron));
  const scene = await sip2Scene({ world, ...options });
  const { session } = await signedIn(scene.library);
  const lend = (barcode = "30006", more: { renew?: boolean; fee?: Balance } = {}) =>
    checkOut(scene.library, session, barcode, more);
  return { ...scene, world, session, lend };
}

/** Lends a copy to the patron of a session. */
export function checkOut(
  library: LibraryPort,
  session: string,
  barcode: string,
  { renew = false, ...more }: { renew?: boolean; fee?: Balance },
) {
  return library.checkOut({ session, key: randomUUID(), barcode, renew, ...more }, patient());
}
