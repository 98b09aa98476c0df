import { parseArgs } from "node:util";
import { oddJobs } from "../x/odd/odd-job.ts";
import type { XSettings } from "../x/options.ts";
import { echoForms } from "../x/results/echo-form.ts";
import { oddLines } from "../x/results/odd-lines.ts";
import { type Reading, readCount, readShare, readWord, readWords } from "./read-option.ts";

/** What the command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | RunCommand
  /** Every fault of the command line, each with what to write instead. */
  | { readonly kind: "refuse"; readonly faults: readonly string[] };

/** A sandbox to be started. */
export interface RunCommand {
  readonly kind: "run";
  readonly x: XSettings;
  readonly verdictsPath: string | undefined;
  /** What the repository holds at first. */
  readonly filesPath: string | undefined;
  /** How far a signal moves the clock. */
  readonly ageDays: number;
  /** Where the authority's certificate is written; undefined for plain HTTP. */
  readonly tlsPath: string | undefined;
  /** Without GitHub and the artifact service. */
  readonly onlyX: boolean;
}

/** Reads the arguments after the program's name. */
export function parseArguments(words: readonly string[]): Command {
  const values = readValues(words);
  if (typeof values === "string") return { kind: "refuse", faults: [values] };
  if (values.help === true) return { kind: "help" };
  const onlyX = values["only-x"] === true;
  const ageDays = Number(values.age ?? "1");
  const readings: readonly Reading[] = [
    ...readUsual(values),
    ...readOddities(values),
    values.share !== undefined && values.verdicts !== undefined
      ? { fault: "--share and --verdicts exclude each other: set one of them." }
      : { settings: {} },
    onlyX && values.files !== undefined
      ? { fault: "--only-x and --files exclude each other: without GitHub there is no repository." }
      : { settings: {} },
    ageDays > 0 && ageDays <= 3_650
      ? { settings: {} }
      : { fault: `--age is ${JSON.stringify(values.age)}: set a number of days, for example 1 or 0.5.` },
  ];
  const faults = readings.flatMap((reading) => ("fault" in reading ? [reading.fault] : []));
  if (faults.length > 0) return { kind: "refuse", faults };
  const settings = readings.flatMap((reading) => ("settings" in reading ? [reading.settings] : []));
  return {
    kind: "run",
    x: Object.assign({}, ...settings),
    verdictsPath: values.verdicts,
    filesPath: values.files,
    ageDays,
    tlsPath: values.tls,
    onlyX,
  };
}

function readUsual(values: Values): readonly Reading[] {
  const states = ["active", "no-credits", "not-enrolled"];
  return [
    readWord({ option: "flow", setting: "flow", text: values.flow, words: ["api", "gcs"] }),
    readWord({ option: "account", setting: "account", text: values.account, words: states }),
    readShare(values.share),
    readCount({ option: "looks", setting: "looksInProgress", text: values.looks }),
    readCount({ option: "processing-ms", setting: "processingMs", text: values["processing-ms"] }),
    readCount({ option: "max-upload-bytes", setting: "maxUploadBytes", text: values["max-upload-bytes"] }),
    readCount({ option: "keep-chunk-bytes", setting: "keepChunkBytes", text: values["keep-chunk-bytes"] }),
    { settings: { shortCreateResponse: values["short-create-response"] === true } },
  ];
}

function readOddities(values: Values): readonly Reading[] {
  const becomes = ["echo", "echo-half", "drop", "fail"];
  const checksums = ["crc32c", "crc32c and md5", "none"];
  return [
    readWord({
      option: "invalid-lines",
      setting: "invalidLines",
      text: values["invalid-lines"],
      words: becomes,
    }),
    readWord({ option: "echo", setting: "echoForm", text: values.echo, words: echoForms }),
    readWords({ option: "odd-lines", setting: "oddLines", text: values["odd-lines"], words: oddLines }),
    readWords({ option: "odd-jobs", setting: "oddJobs", text: values["odd-jobs"], words: oddJobs }),
    readWord({ option: "checksums", setting: "checksums", text: values.checksums, words: checksums }),
    { settings: values["null-fields"] === true ? { absentFields: "null" } : {} },
    { settings: values["octet-stream-only"] === true ? { octetStreamOnly: 415 } : {} },
    { settings: values["redirect-downloads"] === true ? { redirectsDownloads: true } : {} },
  ];
}

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
  files: { type: "string" },
  age: { type: "string" },
  tls: { type: "string" },
  "only-x": { type: "boolean" },
  "invalid-lines": { type: "string" },
  echo: { type: "string" },
  "odd-lines": { type: "string" },
  "odd-jobs": { type: "string" },
  checksums: { type: "string" },
  "null-fields": { type: "boolean" },
  "octet-stream-only": { type: "boolean" },
  "redirect-downloads": { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof optionTypes }>>["values"];

/** The options by name, or the text of what is wrong with them. */
function readValues(words: readonly string[]): Values | string {
  try {
    return parseArgs({ args: [...words], options: optionTypes, strict: true }).values;
  } catch (error) {
    // `parseArgs` throws TypeErrors that speak to the user; anything else is our own fault.
    if (error instanceof TypeError)
      return `${error.message.replace(/\.$/, "")}. Use --help to see all options.`;
    throw error;
  }
}
