import { type FakeAnswer, type Fields, stamp, yes } from "./answer-parts.ts";
import type { Quirks } from "./quirks.ts";
import type { FakeRequest } from "./request.ts";
import { type FakeWorld, giveBack, isLost } from "./world.ts";

/**
 * Takes a copy back (10). Like Koha: 0 with an alert for a copy that was not on loan, for a lost one, and for one of which staff must
 * count the parts.
 */
export function checkin(request: FakeRequest, world: FakeWorld, quirks: Quirks): FakeAnswer {
  const barcode = request.fields.get("AB") ?? "";
  const copy = world.copies.get(barcode);
  const borrower = world.patrons.get(copy?.holder ?? "");
  const ok = copy?.alert !== "99" && giveBack(world, barcode);
  const next = world.patrons.get(copy?.queue[0] ?? "");
  const here = request.fields.get("AP") || "MAIN";
  if (copy === undefined) {
    return {
      head: `100NUY${stamp(quirks)}`,
      fields: [
        ["AB", barcode],
        ["AQ", ""],
        ["CV", "99"],
        ["AF", "Invalid Item"],
      ],
    };
  }
  // A hold is found for a copy that was not on loan as well.
  copy.isReady ||= next !== undefined && copy.holder === null;
  const pickup = next && (world.pickups.get(`${next.card} ${barcode}`) || here);
  const isAway = copy.home !== here;
  const alert = pickup
    ? { kind: pickup === here ? "01" : "02", to: pickup }
    : copy.alert === null && isAway
      ? { kind: "04", to: copy.home }
      : { kind: copy.alert ?? (isLost(copy) ? "99" : ok ? null : ""), to: "" };
  if (alert.kind === "04") copy.status = "10";
  return {
    head: `10${ok ? "1" : "0"}${quirks.tag}N${yes(alert.kind !== null)}${stamp(quirks)}`,
    fields: [
      ["AB", barcode],
      ["AQ", copy.home],
      ["AJ", copy.title],
      ...((copy.bin ? [["CL", copy.bin]] : []) as Fields),
      ...((borrower ? [["AA", borrower.card]] : []) as Fields),
      ...((next
        ? [
            ["DA", next.name],
            ["CY", next.card],
          ]
        : []) as Fields),
      ...((alert.to ? [["CT", alert.to]] : []) as Fields),
      ...((alert.kind ? [["CV", alert.kind]] : []) as Fields),
      ["CS", "913.6"],
      ["AF", `${borrower?.name ?? ""} has brought it back${next ? `, ${next.name} waits` : ""}.`],
    ],
  };
}
