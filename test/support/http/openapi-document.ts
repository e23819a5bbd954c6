import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { ROUTES } from "#contract/rest/routes.ts";

/** The parts of an OpenAPI document that tests read. */
export interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: object }[];
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

export interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  /** What schemas refer to as `#/components/schemas/...`. */
  readonly components: object;
}

/** An answer as it came over the wire. */
export interface Answered {
  readonly method: string;
  /** Pattern of the route, for instance `/v1/titles/:id`. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: unknown;
}

// Nearly all backends of a worker's test files are the same program: one description serves them all, and is compiled once.
let description: Promise<Description> | undefined;
// Each of our formats has a pattern as well.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const compiled = new Map<string, ValidateFunction>();

/** The description that the backend at `url` serves of itself. */
export function descriptionAt(url: string): Promise<Description> {
  description ??= fetch(url + ROUTES.description.path).then(
    (answer) => answer.json() as Promise<Description>,
  );
  return description;
}

/** Compiled once for each schema: many routes refuse the same. */
function validatorOf(what: string, schema: object): ValidateFunction {
  const known = compiled.get(what);
  if (known !== undefined) return known;
  const text = JSON.stringify(schema);
  const validate = compiled.get(text) ?? ajv.compile(schema);
  compiled.set(text, validate).set(what, validate);
  return validate;
}

/** A path of the contract as OpenAPI writes it. */
export function described(path: string): string {
  return path.replace(/:(\w+)/gu, "{$1}");
}

/**
 * Holds an answer against the description that the backend at `url` serves: throws when the route, the status, the
 * media type, a refusal or a single field is not declared.
 */
export async function mustBeDescribed(url: string, answered: Answered): Promise<void> {
  const { method, path, status } = answered;
  const what = `${method} ${path} answered ${status}`;
  const find = async () => {
    const { paths, components } = await descriptionAt(url);
    return { operation: paths[described(path)]?.[method.toLowerCase()], components };
  };
  let { operation, components } = await find();
  if (operation === undefined) {
    // The description may be that of a catalogue alone, which has fewer routes.
    description = undefined;
    ({ operation, components } = await find());
  }
  if (operation === undefined) throw new Error(`${what}: the route is not described.`);
  const response = operation.responses[status];
  if (response === undefined) {
    throw new Error(`${what}: the status is not described. ${JSON.stringify(answered.body)}`);
  }
  const type = (answered.contentType ?? "").split(";")[0] ?? "";
  const schema = response.content?.[type]?.schema;
  if (schema === undefined) throw new Error(`${what}: ${type || "no media type"} is not described.`);
  const validate = validatorOf(what, { ...schema, components });
  if (!validate(answered.body)) {
    const faults = (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || "/"} ${message}`,
    );
    throw new Error(`${what}, not as described: ${faults.join("; ")}. ${JSON.stringify(answered.body)}`);
  }
}
