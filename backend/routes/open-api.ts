import swagger, { type FastifyDynamicSwaggerOptions } from "@fastify/swagger";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { LANGUAGES } from "#contract/domain/text.ts";
import { HEADERS, KEY_HOURS } from "#contract/rest/routes.ts";
import type { Gate, Header } from "./api-description.ts";
import type { App } from "./web.ts";

/** Descriptions of the header parameters; each is a string. */
const HEADER_WORDS: Readonly<Record<Header, { readonly name: string; readonly description: string }>> = {
  session: { name: HEADERS.session, description: "Token of the signed-in patron." },
  key: {
    name: HEADERS.key,
    description: `A UUID, new for each write. A repeated request with the same key gets the same answer for ${KEY_HOURS} hours and is not run again.`,
  },
  library: { name: HEADERS.library, description: "Id of the kiosk's library." },
  language: {
    name: HEADERS.language,
    description: `Language of the patron's screen, for the mail that is sent: ${LANGUAGES.join(", ")}. Otherwise Japanese.`,
  },
};
/** Required headers; the library only where availability depends on it. */
const REQUIRED: ReadonlySet<Header> = new Set(["session", "key", "library"]);

type Transform = NonNullable<FastifyDynamicSwaggerOptions["transform"]>;

/** Integers without a limit are documented as such, not with JavaScript's limits. */
const JSON_SCHEMA: Parameters<typeof createJsonSchemaTransform>[0] = {
  zodToJsonConfig: {
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  },
};
const toJsonSchema = createJsonSchemaTransform(JSON_SCHEMA);

/** Converts zod schemas to JSON schemas, and adds what the gate and the handlers read from headers. */
const transform: Transform = (route) => {
  const { schema, url } = toJsonSchema(route);
  const { gate = "kiosk", headers = [] } = route.route.config ?? {};
  return { schema: { ...schema, security: securityOf(gate), ...headerParameters(headers) }, url };
};

function securityOf(gate: Gate): Record<string, string[]>[] {
  return gate === "open" ? [] : [{ [gate]: [] }];
}

function headerParameters(headers: readonly Header[]): object {
  if (headers.length === 0) return {};
  const properties = headers.map((header) => {
    const { name, description } = HEADER_WORDS[header];
    return [name, { type: "string", description }] as const;
  });
  const required = headers
    .filter((header) => REQUIRED.has(header))
    .map((header) => HEADER_WORDS[header].name);
  return { headers: { type: "object", properties: Object.fromEntries(properties), required } };
}

const bearer = (description: string) => ({ type: "http", scheme: "bearer", description }) as const;

/**
 * Collects the routes that follow into an OpenAPI 3.1 description, `app.swagger()`. Call it before the first route.
 */
export function describeRoutes(app: App): void {
  void app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Shiori reference backend",
        version: "1",
        description:
          "Holds and loans for kiosks and staff. An expected failure is a refusal with a stable code, which determines the HTTP status.",
      },
      components: {
        securitySchemes: {
          kiosk: bearer("Token of a kiosk: the token file's, or one that staff added."),
          staff: bearer("Token of a member of staff; a kiosk's opens none of these routes."),
          monitor: bearer("Token of a monitor; it opens the metrics and nothing else."),
        },
      },
    },
    transform,
    transformObject: createJsonSchemaTransformObject(JSON_SCHEMA),
  });
}
