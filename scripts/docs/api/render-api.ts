import { listMembers } from "./list-members.ts";
import { readDoc } from "./read-doc.ts";
import type { Api, Entry } from "./read-entries.ts";
import type { Declaration } from "./split-declarations.ts";

const mark = "<!-- Generated from the docstrings of packages/core by `pnpm run generate`. Do not edit. -->";
const groups = [
  ["Functions and classes", ["function", "class"]],
  ["Constants", ["const"]],
  ["Types", ["interface", "type"]],
] as const;

/** The API reference: an index, and a page for each entry. */
export function renderApi({ entries, find }: Api): ReadonlyMap<string, string> {
  const links = new Map(
    entries
      .toReversed()
      .flatMap((entry) => entry.declarations.map(({ name }) => [name, linkTo(entry, name)] as const)),
  );
  const pages = entries.map(
    (entry) =>
      [`docs/api/${fileOf(entry)}`, renderPage(entry, { links, find, page: fileOf(entry) })] as const,
  );
  return new Map([["docs/api/README.md", renderIndex(entries)], ...pages]);
}

function fileOf({ specifier }: Entry): string {
  return `${specifier.split("/").at(-1)}.md`;
}

function linkTo(entry: Entry, name: string): string {
  return `${fileOf(entry)}#${name.toLowerCase()}`;
}

function listOf({ declarations }: Entry, kinds: readonly string[]): readonly Declaration[] {
  return declarations
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));
}

function renderIndex(entries: readonly Entry[]): string {
  const parts = entries.flatMap((entry) => [
    `## \`${entry.specifier}\``,
    ...groups.flatMap(([title, kinds]) => {
      const rows = listOf(entry, kinds).map(
        (declaration) =>
          `| [\`${declaration.name}\`](${linkTo(entry, declaration.name)}) | ${toCell(firstSentence(declaration.doc))} |`,
      );
      return rows.length === 0 ? [] : [`### ${title}`, ["| | |", "| --- | --- |", ...rows].join("\n")];
    }),
  ]);
  return `${[
    "# API reference of the core package",
    mark,
    "How to begin is in the [readme of the package](../../packages/core/README.md). Times are in milliseconds and sizes in bytes; their names end in `Ms` and `Bytes`. Every failure is a [`ComplianceError`](core.md#complianceerror) with a [code](../errors.md).",
    "`@x-batch-compliance/core/config`, `/report` and `/text` serve the project's own programs. They are not described here, and can change in any version.",
    ...parts,
  ].join("\n\n")}\n`;
}

interface Page {
  /** Where each name is described. */
  readonly links: ReadonlyMap<string, string>;
  readonly find: Api["find"];
  readonly page: string;
}

function renderPage(entry: Entry, page: Page): string {
  const parts = groups.flatMap(([title, kinds]) => {
    const declarations = listOf(entry, kinds);
    return declarations.length === 0
      ? []
      : [`## ${title}`, ...declarations.map((declaration) => renderDeclaration(declaration, page))];
  });
  return `${[`# \`${entry.specifier}\``, mark, ...parts].join("\n\n")}\n`;
}

function renderDeclaration(declaration: Declaration, { links, find, page }: Page): string {
  const { name } = declaration;
  const { text, throws, example } = readDoc(declaration.doc);
  const members = listMembers(declaration, find);
  const texts = [declaration, ...members].map((own) => own.text).join("\n");
  const named = [...links.keys()].filter(
    (other) => other !== name && new RegExp(`\\b${other}\\b`).test(texts),
  );
  const types = named.map(
    (other) => `[\`${other}\`](${(links.get(other) ?? "").replace(new RegExp(`^${page}`), "")})`,
  );
  return [
    `### ${name}`,
    text,
    `\`\`\`ts\n${renderHead(declaration, members)}\n\`\`\``,
    members.length === 0 ? "" : renderMembers(members),
    throws === "" ? "" : `**Throws** ${throws}`,
    example === "" ? "" : `\`\`\`ts\n${example}\n\`\`\``,
    types.length === 0 ? "" : `See ${types.join(", ")}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** A table in the code is longer than anybody reads here. */
const longestConstantLines = 20;

/** Members are a table below, so that the head says no more than their declaration. */
function renderHead({ text, kind }: Declaration, members: readonly Declaration[]): string {
  if (members.length > 0) return text.slice(0, text.indexOf("{")).trim();
  // What a function takes apart has no name of its own.
  if (kind === "function") return text.replace(/\{ [\w., ]* \}(?=\??: )/g, "options");
  const lines = text.split("\n");
  return kind === "const" && lines.length > longestConstantLines
    ? [...lines.slice(0, 5), "    …", lines.at(-1)].join("\n")
    : text;
}

function renderMembers(members: readonly Declaration[]): string {
  const rows = members.map(({ name, text, doc }) => {
    const type = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ");
    const behind = type.slice(type.indexOf(name) + name.length);
    const isOptional = behind.startsWith("?");
    const declared = behind.replace(/^\?/, "").replace(/^: /, "");
    const rest = isOptional
      ? declared.replace(/ \| undefined$/, "").replace(/^\((.*=>[^()]*)\)$/, "$1")
      : declared;
    const shown = readDoc(doc);
    const meaning = [shown.text, shown.throws === "" ? "" : `Throws ${shown.throws}`]
      .filter((part) => part !== "")
      .join(" ");
    return `| \`${name}${isOptional ? "?" : ""}\` | \`${toCell(rest)}\` | ${toCell(meaning)} |`;
  });
  return ["| Member | Type | Meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function firstSentence(doc: string): string {
  return /^[\s\S]*?[.:](?=\s|$)/.exec(readDoc(doc).text)?.[0].replace(/:$/, ".") ?? readDoc(doc).text;
}

function toCell(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|");
}
