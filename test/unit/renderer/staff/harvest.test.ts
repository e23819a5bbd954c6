import { expect, it } from "vitest";
import { harvestCommand, isKohaAt } from "#renderer/staff/connect/harvest.ts";

const at = (path: string): string => `https://opac.library.example${path}`;

it.each([
  ["koha", "generic", "/oai", 952],
  ["sip2", "koha", "/oai", 952],
  ["sip2", "generic", "/cgi-bin/koha/oai.pl", 952],
  ["sip2", "evergreen", "/opac/extras/oai", 852],
] as const)(
  "the harvest of %s with the preset %s at %s reads copies from %i",
  (adapter, preset, path, field) => {
    const command = harvestCommand(at(path), isKohaAt(at(path), { adapter, preset }));
    expect(command).toContain(`--mapping=holdings-${field}`);
  },
);
