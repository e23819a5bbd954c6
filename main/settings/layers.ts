/** A settings file or the environment, before it is checked. */
export interface Layer {
  /** Its name for staff: a path, or "environment". */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The text of the file, to find the line of an invalid setting. */
  readonly text?: string;
  /** Set for a file of secrets: its owner. */
  readonly secrets?: "root" | "own" | "keyring";
}

/** True for `{...}`; arrays and null are values. */
export function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function merge(
  base: Record<string, unknown>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    // JSON.parse can create an own "__proto__" property, which must not become a prototype.
    if (key === "__proto__") continue;
    const below = merged[key];
    merged[key] = isSection(below) && isSection(value) ? merge(below, value) : value;
  }
  return merged;
}

/** Merges layers: sections key by key, lists are replaced. */
export function mergeLayers(layers: readonly Layer[]): Record<string, unknown> {
  return layers.reduce<Record<string, unknown>>((merged, layer) => merge(merged, layer.values), {});
}

/** Value at a path such as `["visit", "idleSeconds"]`, or undefined. */
export function valueAt(values: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isSection(value) ? value[String(key)] : undefined), values);
}

/** Name of the topmost layer that sets the path, or "defaults". */
export function layerOf(layers: readonly Layer[], path: readonly PropertyKey[]): string {
  return layers.findLast((layer) => valueAt(layer.values, path) !== undefined)?.name ?? "defaults";
}

/** A copy of the values with one set at a path; null removes it. */
export function withValue(
  values: Readonly<Record<string, unknown>>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [key, ...rest] = path;
  if (key === undefined || key === "__proto__") return { ...values };
  const { [key]: below, ...others } = values;
  if (rest.length === 0) return value === null ? others : { ...others, [key]: value };
  const section = withValue(isSection(below) ? below : {}, rest, value);
  return Object.keys(section).length === 0 ? others : { ...others, [key]: section };
}

function withoutIn(value: unknown, path: readonly PropertyKey[]): unknown {
  const [key, ...rest] = path;
  if (Array.isArray(value))
    return value.map((one, at) => (String(at) === String(key) ? withoutIn(one, rest) : one));
  if (!isSection(value) || key === undefined) return value;
  const { [String(key)]: below, ...others } = value;
  return rest.length === 0 || below === undefined ? others : { ...value, [key]: withoutIn(below, rest) };
}

/** A copy of the values without the one at a path, which may lead through lists. */
export function without(
  values: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): Record<string, unknown> {
  const left = withoutIn(values, path);
  return isSection(left) ? left : {};
}

/** All paths of the values, for instance `visit.idleSeconds`; lists count as one value. */
export function pathsOf(values: Readonly<Record<string, unknown>>, prefix = ""): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isSection(value) ? pathsOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}
