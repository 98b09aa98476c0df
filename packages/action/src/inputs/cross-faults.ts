import type { Fault } from "@x-batch-compliance/core";
import { isLoopback } from "@x-batch-compliance/core/advanced";
import {
  type InputName,
  inputTable,
  leastPollSeconds,
  leastTimeoutMinutes,
  type RawInputs,
} from "./input-table.ts";

/** Rules that span several inputs. */
export function findCrossFaults(raw: RawInputs): readonly Fault[] {
  const apiUrl = URL.parse(raw["x-api-url"]);
  const isSandbox = apiUrl !== null && isLoopback(apiUrl);
  return [
    ...findListFaults(raw),
    ...(isBelow(leastPollSeconds, raw, "poll-interval-seconds") && !isSandbox
      ? [
          {
            message: `\`poll-interval-seconds\`: must be at least ${leastPollSeconds}; each status request may cost money.`,
          },
        ]
      : []),
    ...(isBelow(leastTimeoutMinutes, raw, "timeout-minutes") && !isSandbox
      ? [
          {
            message: `\`timeout-minutes\`: must be at least ${leastTimeoutMinutes}. To submit the IDs without waiting for the result, set \`wait: false\`; that takes a moment too.`,
          },
        ]
      : []),
    ...(raw["on-violation"] === "pull-request" && raw["github-token"] === ""
      ? // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
        [{ message: "`github-token`: is required for a pull request. Set it to `${{ github.token }}`." }]
      : []),
    ...(raw["on-refetch"] === "scrub" && raw.config === ""
      ? [{ message: "`on-refetch`: `scrub` needs the `scrub-fields` of a dataset in `config`." }]
      : []),
    ...(raw["pr-body"] !== "" && raw["pr-body-file"] !== ""
      ? [{ message: "`pr-body`, `pr-body-file`: set only one of the two." }]
      : []),
  ];
}

/** What is not a number by itself already has its fault. */
function isBelow(least: number, raw: RawInputs, name: "poll-interval-seconds" | "timeout-minutes"): boolean {
  const { success, data = least } = inputTable[name].schema.safeParse(raw[name]);
  return success && data < least;
}

/** What a config file says of each dataset by itself. What is set to its default can't be told from what is not set. */
const replacedByConfig: readonly InputName[] = [
  "files",
  "type",
  "format",
  "field",
  "quoting",
  "separator",
  "id-form",
];

function findListFaults(raw: RawInputs): readonly Fault[] {
  if (raw.config === "") {
    return raw.files === ""
      ? [{ message: "`files`: is missing. Set it to globs like `data/**/*.txt`, or set `config`." }]
      : [];
  }
  const doubled = replacedByConfig.filter((name) => raw[name] !== inputTable[name].default);
  if (doubled.length === 0) return [];
  const names = doubled.map((name) => `\`${name}\``).join(", ");
  return [{ message: `${names}: cannot be combined with \`config\`. Set it for each dataset there.` }];
}
