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

/** A table of error codes, as core and the action export it. */
export type ErrorTable = Readonly<Record<string, { readonly retryable: boolean; readonly hint: string }>>;

/** Renders rows as a Markdown table. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A bar would end the cell, inside backticks too.
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

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

/** Renders a table of error codes, in the order of the source. */
export function renderErrors(table: ErrorTable): string {
  const rows = Object.entries(table).map(([code, entry]) => [
    `\`${code}\``,
    entry.retryable ? "yes" : "no",
    entry.hint,
  ]);
  return renderTable(["Code", "Worth trying again", "What to do"], rows);
}
