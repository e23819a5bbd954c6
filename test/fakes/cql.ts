/** A query of CQL as a tree. */
export type Query =
  | {
      readonly kind: "clause";
      readonly index: string;
      readonly relation: string;
      readonly term: string;
      readonly truncated: boolean;
    }
  | { readonly kind: "and"; readonly left: Query; readonly right: Query }
  | { readonly kind: "or"; readonly left: Query; readonly right: Query };

/** What a server says to a query: a number of the standard's list. */
export class CqlError extends Error {
  override readonly name = "CqlError";
  readonly code: number;
  constructor(code: number) {
    super(`diagnostic ${code}`);
    this.code = code;
  }
}

const SYNTAX = 10;
const EMPTY_TERM = 27;
const TOKEN = /\s*(?:([()=]|[<>]=)|"((?:[^"\\]|\\[\s\S])*)"|([^\s()=<>"]+))/uy;

interface Token {
  readonly kind: "sign" | "quoted" | "word";
  readonly text: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (found === null) throw new CqlError(SYNTAX);
    const [, sign, quoted, word] = found;
    if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else if (quoted !== undefined) tokens.push({ kind: "quoted", text: quoted });
    else tokens.push({ kind: "word", text: word ?? "" });
  }
  return tokens;
}

/** A term as it is meant: masks are those signs that are not escaped. */
function termOf(raw: string): { readonly term: string; readonly truncated: boolean } {
  const truncated = /(?<!\\)(?:\\\\)*\*$/u.test(raw);
  const body = truncated ? raw.slice(0, -1) : raw;
  // A mask in the middle is known to no index here.
  if (/(?<!\\)(?:\\\\)*[*?^]/u.test(body)) throw new CqlError(28);
  return { term: body.replace(/\\([\s\S])/gu, "$1"), truncated };
}

/** Reads a query; `indexes` are those that the server has. Throws `CqlError`. */
export function parseCql(text: string, indexes: readonly string[]): Query {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new CqlError(SYNTAX);
    at += 1;
    return token;
  };
  const expect = (sign: string): void => {
    const token = take();
    if (token.kind !== "sign" || token.text !== sign) throw new CqlError(SYNTAX);
  };

  function clause(): Query {
    const token = take();
    if (token.kind === "sign" && token.text === "(") {
      const inner = query();
      expect(")");
      return inner;
    }
    if (token.kind !== "word") throw new CqlError(SYNTAX);
    const relation = take();
    if (relation.kind !== "sign" || /[()]/u.test(relation.text)) throw new CqlError(SYNTAX);
    const value = take();
    if (value.kind === "sign") throw new CqlError(SYNTAX);
    if (!indexes.includes(token.text)) throw new CqlError(16);
    const { term, truncated } = termOf(value.text);
    if (term.trim() === "") throw new CqlError(EMPTY_TERM);
    return { kind: "clause", index: token.text, relation: relation.text, term, truncated };
  }

  function query(): Query {
    let left = clause();
    for (;;) {
      const next = tokens[at];
      const word = next?.kind === "word" ? next.text.toLowerCase() : "";
      if (word !== "and" && word !== "or") return left;
      at += 1;
      left = { kind: word, left, right: clause() };
    }
  }

  const whole = query();
  if (at < tokens.length) throw new CqlError(SYNTAX);
  return whole;
}
