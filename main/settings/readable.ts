import { WHOLE_PATHS } from "#contract/settings/choices.ts";
import { SETTINGS, type Settings } from "#contract/settings/settings.schema.ts";
import { type Layer, mergeLayers, valueAt, without } from "./layers.ts";

/** Any valid address: the defaults have none. */
const SOMEWHERE = "https://localhost";

/** The path of the setting that an issue is about; a list or a whole section is one setting. */
function settingOf(path: readonly PropertyKey[]): readonly PropertyKey[] {
  const index = path.findIndex((key) => typeof key === "number");
  const setting = index === -1 ? path : path.slice(0, index);
  const dotted = setting.map(String).join(".");
  return WHOLE_PATHS.find((one) => dotted.startsWith(`${one}.`))?.split(".") ?? setting;
}

/**
 * What can be read of settings that are not in force: each value that is valid by itself, else the default, and no address of a
 * library system where none was read. Staff see and mend it; nothing is run with it.
 */
export function readableSettings(layers: readonly Layer[]): Settings {
  const merged = mergeLayers(layers);
  const wrong = (SETTINGS.safeParse(merged).error?.issues ?? []).flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => settingOf([...issue.path, key]))
      : [settingOf(issue.path)],
  );
  const sound = wrong.reduce<Record<string, unknown>>(
    (values, path) => (valueAt(values, path) === undefined ? values : without(values, path)),
    merged,
  );
  const defaults = SETTINGS.parse({ backend: { url: SOMEWHERE } });
  const open = { ...defaults, backend: { ...defaults.backend, url: "" } };
  // Values that passed the schema in the places of the defaults.
  return mergeLayers([
    { name: "defaults", values: { ...open } },
    { name: "read", values: sound },
  ]) as unknown as Settings;
}
