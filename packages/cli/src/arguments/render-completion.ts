import { type CommandName, commands } from "./command-table.ts";
import type { Option } from "./option.ts";
import { optionTable } from "./option-table.ts";
import { listSpellings } from "./render-help.ts";

/** The shells whose completion is written. */
export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

const programs = ["xbc", "x-batch-compliance"];
const options: readonly (readonly [string, Option<unknown>])[] = Object.entries(optionTable);
const names = Object.keys(commands) as CommandName[];

/** What the words of a command are, where they are not files. */
const wordsOf: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  create: ["tweets", "users"],
  list: ["tweets", "users"],
  doctor: ["tweets", "users"],
  completion: shells,
};

/** The script that a shell is to read. */
export function renderCompletion(shell: Shell): string {
  if (shell === "fish") return renderFish();
  return shell === "bash" ? renderBash() : renderZsh();
}

/** zsh reads bash's way of completing, so that one script has to be right instead of two. */
function renderZsh(): string {
  return `#compdef ${programs.join(" ")}
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
${renderBash()}`;
}

function renderBash(): string {
  return `_x_batch_compliance() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
${renderCases()}
  if [[ $COMP_CWORD -eq 1 ]]; then words="${names.join(" ")} --help --version"; fi
  if [[ -n $words ]]; then COMPREPLY=( $(compgen -W "$words" -- "$current") ); fi
}
complete -o default -F _x_batch_compliance ${programs.join(" ")}
`;
}

/** The words that fit: the values of the option before, else the options of the command, else its words. */
function renderCases(): string {
  const values = options.flatMap(([name, { words }]) =>
    words === undefined ? [] : [`    --${name}) words="${words.join(" ")}" ;;`],
  );
  const own = names.map((name) => {
    const more = wordsOf[name] ?? [];
    return `        ${name}) if [[ $current == -* ]]; then words="${listSpellings(name).join(" ")}"; else words="${more.join(" ")}"; fi ;;`;
  });
  return `  case "$before" in
${values.join("\n")}
    *)
      case "\${COMP_WORDS[1]}" in
${own.join("\n")}
      esac ;;
  esac`;
}

function renderFish(): string {
  const lines = names.flatMap((name) => [
    `complete -c PROGRAM -n __fish_use_subcommand -a ${name} -d ${quote(commands[name].summary)}`,
    ...(wordsOf[name] ?? []).map(
      (word) => `complete -c PROGRAM -f -n '__fish_seen_subcommand_from ${name}' -a ${word}`,
    ),
    ...listSpellings(name).map((spelling) => {
      const option = options.find(
        ([known]) => spelling === `--${known}` || spelling === `--no-${known}`,
      )?.[1];
      const words = option?.words === undefined ? "" : ` -x -a ${quote(option.words.join(" "))}`;
      const value = option?.placeholder === undefined || words !== "" ? "" : " -r";
      return `complete -c PROGRAM -n '__fish_seen_subcommand_from ${name}' -l ${spelling.slice(2)}${words}${value} -d ${quote(option?.help ?? "")}`;
    }),
  ]);
  return programs.flatMap((program) => lines.map((line) => `${line.replace("PROGRAM", program)}\n`)).join("");
}

/** As fish reads it: a quote and a backslash are escaped. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
