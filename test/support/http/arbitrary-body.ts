import fc from "fast-check";

/** The parts of JSON Schema that our descriptions use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Text that has broken searches, databases, parsers and terminals before. */
export const NASTY: readonly string[] = [
  "",
  " ",
  '"',
  '"" OR 1=1 --',
  "'; drop table holds; --",
  "*",
  "猫*",
  "NEAR",
  "NEAR(猫 犬, 2)",
  "猫 AND NOT 犬",
  "title:猫",
  "{title author} : 猫",
  "^猫",
  "-猫",
  "(猫",
  "a & b | !c <-> d:*",
  "\\",
  "%",
  "_",
  "%_%",
  "$1",
  "?",
  "\0",
  "猫\0犬",
  "\ud800",
  "\udfff猫",
  "\uffff\ufffe",
  "👨‍👩‍👧‍👦",
  "\u{1f431}",
  "\u202e猫\u202c",
  "\u200f\u061c",
  "\u0301\u0301\u0301",
  "ｶﾞｶﾞ",
  "㌍",
  "ﷺ",
  "i\u0307İı",
  "<script>alert(1)</script>",
  "#{7*7}",
  "../../etc/passwd",
  "\r\nset-cookie: a=b",
  "1e309",
  "-0",
  "NaN",
  "9007199254740993",
  "99999999999999999999",
  "９７８４０６２８８１１７３",
  "x".repeat(101),
  "長".repeat(32),
];

/** Keys that have changed more than the object they stood in. */
const POLLUTION = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", ""] as const;

/** Texts for a field or parameter of this name. */
export type Texts = (name: string) => fc.Arbitrary<string>;

/** Texts that mean something in a field of this name, more often than nasty ones and anything. */
export function textsFrom(hints: Readonly<Record<string, readonly string[]>>): Texts {
  const all = Object.values(hints).flat();
  return (name) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...(hints[name] ?? all)) },
      { weight: 2, arbitrary: fc.constantFrom(...all) },
      { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
      { weight: 1, arbitrary: fc.integer().map(String) },
    );
}

/** Values of about the shape of a schema: kinds and names are right, what texts and numbers hold need not be. */
export function shapedLike(schema: Schema, texts: Texts, name = ""): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => shapedLike(choice, texts, name)));
  switch (schema.type) {
    case "object":
      return objectOf(schema, texts);
    case "array":
      return fc.array(shapedLike(schema.items ?? {}, texts, name), { maxLength: 4 });
    case "integer":
    case "number":
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 2 ** 31) }),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 1000),
      );
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return texts(name);
  }
}

function objectOf(schema: Schema, texts: Texts): fc.Arbitrary<unknown> {
  const parts = Object.entries(schema.properties ?? {}).map(
    ([name, part]) => [name, shapedLike(part, texts, name)] as const,
  );
  return fc.record(Object.fromEntries(parts), {
    requiredKeys: [...(schema.required ?? [])],
    noNullPrototype: true,
  });
}

function deep(levels: number, open: string, close: string): string {
  return open.repeat(levels) + close.repeat(levels);
}

/** Bodies as they are sent: mostly of the schema, many a little wrong, some that are no JSON at all. */
export function bodyText(schema: object | undefined, texts: Texts): fc.Arbitrary<string> {
  const right = schema === undefined ? fc.constant<unknown>(undefined) : shapedLike(schema as Schema, texts);
  const json = right.map((value) => (value === undefined ? "" : JSON.stringify(value)));
  return fc.oneof(
    { weight: 16, arbitrary: json },
    {
      weight: 4,
      arbitrary: fc.tuple(right, fc.jsonValue(), fc.nat(5)).map(([value, junk, at]) => bent(value, junk, at)),
    },
    { weight: 2, arbitrary: fc.tuple(right, fc.constantFrom(...POLLUTION), fc.jsonValue()).map(polluted) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: json.map((text) => text.slice(0, -1)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "{",
        "[]",
        "null",
        "0",
        '"',
        "NaN",
        "{'a':1}",
        '{"a":1}{"b":2}',
        "\u0000",
        "\ufeff{}",
        '{"__proto__":{"a":1}}',
        deep(4000, "[", "]"),
        deep(2000, '{"a":', "}"),
        `{"query":${"9".repeat(400)}}`,
        `{"query":"${"長".repeat(6000)}"}`,
      ),
    },
  );
}

/** One field of an object replaced, dropped or added; anything else replaced as a whole. */
function bent(value: unknown, junk: unknown, at: number): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(junk);
  const fields = Object.entries(value);
  const [name] = fields[at % (fields.length + 1)] ?? ["surplus"];
  if (at === 5) return JSON.stringify(Object.fromEntries(fields.filter(([other]) => other !== name)));
  return JSON.stringify({ ...value, [name]: junk });
}

function polluted([value, key, junk]: readonly [unknown, string, unknown]): string {
  const text = JSON.stringify(value ?? {});
  const field = `${JSON.stringify(key)}:${JSON.stringify(junk)}`;
  if (!text.startsWith("{")) return `{${field}}`;
  return text === "{}" ? `{${field}}` : `{${field},${text.slice(1)}`;
}
