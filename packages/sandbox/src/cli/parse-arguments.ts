import { parseArgs } from "node:util";
import type { XSettings } from "../x/options.ts";

/** What the command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "run"; readonly x: XSettings; readonly verdictsPath: string | undefined }
  /** Every fault of the command line, each with what to write instead. */
  | { readonly kind: "refuse"; readonly faults: readonly string[] };

/** What `--help` prints. */
export const helpText: string = `x-compliance-sandbox: X's batch compliance API, its storage, GitHub and the artifact service on loopback.

Prints one JSON line with all addresses and tokens, then runs until SIGINT or SIGTERM.

  --flow api|gcs             generation of X's API (default api); gcs takes resumable uploads too
  --account STATE            active, no-credits or not-enrolled (default active)
  --share FRACTION           share of IDs that are not compliant, derived from the ID (default 0.05)
  --verdicts FILE            instead: a JSON file {"<id>": {"action": "delete", "reason": "deleted"}}
  --looks COUNT              looks after the upload that still show in_progress (default 1)
  --processing-ms MS         how long a job is processed (default 0)
  --max-upload-bytes BYTES   more is refused with 413 (default 128000000 for api, 1000000000 for gcs)
  --keep-chunk-bytes BYTES   the storage keeps no more of each chunk of a resumable upload (default all)
  --short-create-response    answer a create with the fields of 2024
  --help                     print this
`;

/** Reads the arguments after the program's name. */
export function parseArguments(words: readonly string[]): Command {
  const values = readWords(words);
  if (typeof values === "string") return { kind: "refuse", faults: [values] };
  if (values.help === true) return { kind: "help" };
  const readings: readonly Reading[] = [
    readFlow(values.flow),
    readAccount(values.account),
    readShare(values.share),
    readCount({ option: "looks", setting: "looksInProgress", text: values.looks }),
    readCount({ option: "processing-ms", setting: "processingMs", text: values["processing-ms"] }),
    readCount({ option: "max-upload-bytes", setting: "maxUploadBytes", text: values["max-upload-bytes"] }),
    readCount({ option: "keep-chunk-bytes", setting: "keepChunkBytes", text: values["keep-chunk-bytes"] }),
    { settings: { shortCreateResponse: values["short-create-response"] === true } },
    values.share !== undefined && values.verdicts !== undefined
      ? { fault: "--share and --verdicts exclude each other: give one of them." }
      : { settings: {} },
  ];
  const faults = readings.flatMap((reading) => ("fault" in reading ? [reading.fault] : []));
  if (faults.length > 0) return { kind: "refuse", faults };
  const settings = readings.flatMap((reading) => ("settings" in reading ? [reading.settings] : []));
  return { kind: "run", x: Object.assign({}, ...settings), verdictsPath: values.verdicts };
}

/** What one option sets, or what is wrong with it. */
type Reading = { readonly settings: XSettings } | { readonly fault: string };

const optionTypes = {
  help: { type: "boolean" },
  flow: { type: "string" },
  account: { type: "string" },
  share: { type: "string" },
  verdicts: { type: "string" },
  looks: { type: "string" },
  "processing-ms": { type: "string" },
  "max-upload-bytes": { type: "string" },
  "keep-chunk-bytes": { type: "string" },
  "short-create-response": { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof optionTypes }>>["values"];

/** The options by name, or the text of what is wrong with them. */
function readWords(words: readonly string[]): Values | string {
  try {
    return parseArgs({ args: [...words], options: optionTypes, strict: true }).values;
  } catch (error) {
    // `parseArgs` throws TypeErrors that speak to the user; anything else is our own fault.
    if (error instanceof TypeError)
      return `${error.message.replace(/\.$/, "")}. Use --help to see all options.`;
    throw error;
  }
}

function readFlow(text: string | undefined): Reading {
  if (text === undefined) return { settings: {} };
  if (text === "api" || text === "gcs") return { settings: { flow: text } };
  return { fault: `--flow is ${JSON.stringify(text)}: write api or gcs.` };
}

function readAccount(text: string | undefined): Reading {
  if (text === undefined) return { settings: {} };
  if (text === "active" || text === "no-credits" || text === "not-enrolled")
    return { settings: { account: text } };
  return { fault: `--account is ${JSON.stringify(text)}: write active, no-credits or not-enrolled.` };
}

function readShare(text: string | undefined): Reading {
  if (text === undefined) return { settings: {} };
  const share = text.trim() === "" ? Number.NaN : Number(text);
  if (share >= 0 && share <= 1) return { settings: { verdicts: { kind: "derived", share } } };
  return { fault: `--share is ${JSON.stringify(text)}: write a fraction from 0 to 1, such as 0.05.` };
}

interface Count {
  readonly option: string;
  readonly setting: "looksInProgress" | "processingMs" | "maxUploadBytes" | "keepChunkBytes";
  readonly text: string | undefined;
}

function readCount({ option, setting, text }: Count): Reading {
  if (text === undefined) return { settings: {} };
  if (/^\d{1,15}$/.test(text)) return { settings: { [setting]: Number(text) } };
  return { fault: `--${option} is ${JSON.stringify(text)}: write a whole number, 0 or more.` };
}
