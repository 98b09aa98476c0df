import { parseArgs } from "node:util";

/** Inputs of the step that may matter for lists; the demo sets all others itself. */
const listInputs = [
  "type",
  "format",
  "field",
  "quoting",
  "separator",
  "id-form",
  "embedded-posts",
  "allow-empty",
  "on-bad-entry",
  "max-removal",
  "on-violation",
] as const;

/** What the demo is to show: its own tour, or what happens to somebody's lists. */
export type DemoCommand =
  | { readonly kind: "tour" }
  | { readonly kind: "help" }
  | {
      readonly kind: "lists";
      readonly paths: readonly string[];
      /** Inputs of the step by name. */
      readonly inputs: Readonly<Record<string, string>>;
    }
  | { readonly kind: "refuse"; readonly message: string };

/** What `npm run demo -- --help` prints. */
export const demoHelp = `npm run demo                        a tour with made-up lists
npm run demo -- PATH… [--INPUT VALUE]   your own lists: files or folders, read as the action reads them

Inputs: ${listInputs.join(", ")}. For example:
npm run demo -- ~/lists/accounts.csv --type users --field user_id

A sandbox on this machine stands in for X and GitHub: nothing leaves it, and what "X" says about your IDs is made up.
Your files are copied and not changed. packages/sandbox/README.md says how to do the same by hand.`;

/** Reads the words after `npm run demo --`. */
export function readArguments(words: readonly string[]): DemoCommand {
  const options = Object.fromEntries(listInputs.map((name) => [name, { type: "string" as const }]));
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...options, help: { type: "boolean" } },
      allowPositionals: true,
    });
    const { help, ...inputs } = values as Record<string, string | boolean | undefined>;
    if (help === true) return { kind: "help" };
    if (positionals.length > 0) {
      return { kind: "lists", paths: positionals, inputs: inputs as Record<string, string> };
    }
    if (Object.keys(inputs).length === 0) return { kind: "tour" };
    return { kind: "refuse", message: "Name the lists, too: npm run demo -- PATH…" };
  } catch (error) {
    // `parseArgs` throws TypeErrors that speak to the user; anything else is our own fault.
    if (!(error instanceof TypeError)) throw error;
    return { kind: "refuse", message: `${error.message}\n\n${demoHelp}` };
  }
}
