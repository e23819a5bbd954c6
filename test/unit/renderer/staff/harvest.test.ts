import { expect, it } from "vitest";
import { harvestCommand } from "#renderer/staff/connect/harvest.ts";

it.each([
  [true, 952],
  [false, 852],
])("the harvest of a Koha (%s) reads copies from %i", (isKoha, field) => {
  const command = harvestCommand({ url: "https://opac.library.example/oai", isKoha });
  expect(command).toContain(`--mapping=holdings-${field}`);
});
