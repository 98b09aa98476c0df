/** A statement or member of a declaration file, and the comment before it. */
export interface Declaration {
  /** The text within the comment, without its stars. */
  readonly doc: string;
  /** Without the comment before it, the words `export` and `declare`, and the semicolon. */
  readonly text: string;
  readonly kind: "function" | "class" | "const" | "interface" | "type" | "export" | "member";
  readonly name: string;
}

/** Strings and comments hold brackets that open nothing. */
const pieces = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[\s\S]/g;

/**
 * Divides a declaration file of TypeScript's own, or the members between the braces of an interface or a class. It need not
 * know the language: comments, strings and brackets are enough to see where a declaration ends.
 */
export function splitDeclarations(text: string): readonly Declaration[] {
  const declarations: Declaration[] = [];
  let [doc, own, depth] = ["", "", 0];
  const end = (): void => {
    const read = own.trim() === "" ? undefined : describe(own.trim(), doc);
    if (read !== undefined) declarations.push(read);
    [doc, own] = ["", ""];
  };
  for (const [piece] of text.matchAll(pieces)) {
    const isComment = piece.length > 1 && /^\/[*/]/.test(piece);
    if (isComment && own.trim() === "") {
      if (piece.startsWith("/**")) doc = cleanDoc(piece);
      continue;
    }
    if (piece === ";" && depth === 0) {
      end();
      continue;
    }
    own += piece;
    if ("({[".includes(piece)) depth++;
    if (")}]".includes(piece)) depth--;
    if (piece === "}" && depth === 0 && /^\s*export (?:declare (?:abstract )?class|interface) /.test(own))
      end();
  }
  end();
  return declarations;
}

function describe(text: string, doc: string): Declaration | undefined {
  const plain = text.replace(/^export /, "").replace(/^declare /, "");
  const declared = /^(function|class|const|interface|type) ([\w$]+)/.exec(plain);
  if (declared !== null) {
    const [, kind, name = ""] = declared;
    return { doc, text: plain, kind: kind as Declaration["kind"], name };
  }
  if (/^export (?:type )?\{/.test(text)) return { doc, text: plain, kind: "export", name: "" };
  if (/^(?:import|export) /.test(text)) return undefined;
  const member = /^(?:readonly |get |override |static )*(\w+|\[[^\]]*\])/.exec(text)?.[1];
  return member === undefined ? undefined : { doc, text, kind: "member", name: member };
}

/** What is written in a comment, its lines without their stars. */
function cleanDoc(comment: string): string {
  return comment
    .slice(3, -2)
    .replace(/^[ \t]*\* ?/gm, "")
    .trim();
}

/** The members of an interface or a class. */
export function splitMembers({ text }: Declaration): readonly Declaration[] {
  return splitDeclarations(text.slice(text.indexOf("{") + 1, text.lastIndexOf("}")));
}

/** A name that a file hands on. */
export interface HandedOn {
  readonly name: string;
  readonly from: string;
  readonly isType: boolean;
}

/** What an entry file hands on. */
export function listExports({ text }: Declaration): readonly HandedOn[] {
  const [, type, names = "", from = ""] = /^(type )?\{([\s\S]*)\} from "(.*)"/.exec(text) ?? [];
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => ({
      name: name.replace(/^type /, ""),
      from,
      isType: type !== undefined || name.startsWith("type "),
    }));
}
