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

/** Renders the inputs as a Markdown table. */
export function renderInputs(manifest: ActionManifest): string {
  const rows = Object.entries(manifest.inputs).map(([name, input]) => [
    `\`${name}\``,
    describeDefault(input),
    input.description,
  ]);
  return renderTable(["Input", "Default", "What to write"], rows);
}

/** Renders the outputs as a Markdown table. */
export function renderOutputs(manifest: ActionManifest): string {
  const rows = Object.entries(manifest.outputs).map(([name, output]) => [`\`${name}\``, output.description]);
  return renderTable(["Output", "What it holds"], rows);
}

/** Renders error codes in the order of the source, each under a heading, which is the anchor that messages link to. */
export function renderErrors(table: ErrorTable): string {
  const sections = Object.entries(table).map(([code, { retryable, cause, hint }]) =>
    [
      `### ${code}`,
      `- **Why, probably:** ${cause}`,
      `- **What to do:** ${hint}`,
      `- **Worth trying again at once:** ${retryable ? "yes" : "no"}`,
    ].join("\n"),
  );
  return sections.map((section) => section.replace("\n", "\n\n")).join("\n\n");
}
