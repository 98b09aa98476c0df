import { renderTable } from "./markdown.ts";

/** One input of action.yml. */
export interface ActionInput {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** What the documentation needs of action.yml. */
export interface ActionManifest {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** A table of error codes, as core and the action export theirs. */
export type ErrorTable = Readonly<
  Record<string, { readonly retryable: boolean; readonly cause: string; readonly hint: string }>
>;

function describeDefault(input: ActionInput): string {
  if (input.required === true) return "**required**";
  return input.default === undefined || input.default === "" ? "" : `\`${input.default}\``;
}

/** Renders all inputs, a table below a heading for each comment that stands above some of them in action.yml. */
export function renderInputs({ inputs }: ActionManifest, source: string): string {
  const groups = listInputGroups(source);
  const listed = groups.flatMap(({ names }) => names);
  const lost = Object.keys(inputs).filter((name) => !listed.includes(name));
  if (lost.length > 0) throw new Error(`No comment stands above the input ${lost.join(", ")} in action.yml.`);
  const sections = groups.map(({ title, names }) => {
    const rows = names.map((name) => renderInput(name, inputs[name] as ActionInput, (text) => text));
    return `## ${title}\n\n${renderTable(inputHead, rows)}`;
  });
  return sections.join("\n\n");
}

/** Renders some inputs, each with what fits into a short cell of what action.yml says of it: whole sentences, at least one. */
export function renderMainInputs({ inputs }: ActionManifest, names: readonly string[]): string {
  const rows = names.map((name) => {
    const input = inputs[name];
    if (input === undefined) throw new Error(`action.yml has no input ${name}.`);
    return renderInput(name, input, takeSentences);
  });
  return renderTable(inputHead, rows);
}

const shortLength = 170;

function takeSentences(text: string): string {
  const [first = "", ...others] = text.match(/\S.*?\.(?= |$)/gs) ?? [text];
  let taken = first;
  for (const sentence of others) {
    if (taken.length + sentence.length >= shortLength) break;
    taken += ` ${sentence}`;
  }
  return taken;
}

const inputHead = ["Input", "Default", "Meaning"];

function renderInput(
  name: string,
  input: ActionInput,
  shorten: (description: string) => string,
): readonly string[] {
  return [`\`${name}\``, describeDefault(input), shorten(input.description)];
}

/** Reads which inputs stand below which comment: YAML's own readers pass comments over. */
function listInputGroups(source: string): readonly { readonly title: string; readonly names: string[] }[] {
  const groups: { title: string; names: string[] }[] = [];
  const [, inputs = ""] = /^inputs:\n(.*?)^\S/ms.exec(source) ?? [];
  for (const { groups: found } of inputs.matchAll(/^ {2}(?:# (?<title>.+?)\.?|(?<name>[\w-]+):)$/gm)) {
    if (found?.title !== undefined) groups.push({ title: found.title, names: [] });
    else groups.at(-1)?.names.push(found?.name ?? "");
  }
  return groups;
}

/** Renders the outputs as a Markdown table. */
export function renderOutputs(manifest: ActionManifest): string {
  const rows = Object.entries(manifest.outputs).map(([name, output]) => [`\`${name}\``, output.description]);
  return renderTable(["Output", "Value"], rows);
}

/** Renders error codes in the order of the source, each under a heading, which is the anchor that messages link to. */
export function renderErrors(table: ErrorTable): string {
  const sections = Object.entries(table).map(([code, { retryable, cause, hint }]) =>
    [
      `### ${code}`,
      `- **Likely cause:** ${cause}`,
      `- **What to do:** ${hint}`,
      `- **\`retryable\`:** \`${retryable}\``,
    ].join("\n"),
  );
  return sections.map((section) => section.replace("\n", "\n\n")).join("\n\n");
}
