import { type Fault, isLoopback } from "@x-batch-compliance/core";
import type { RawInputs } from "./input-names.ts";

/** A paid App is charged for every look, and X asks for 30 to 60 seconds. */
const leastPollSeconds = 5;

/** Rules that span several inputs. */
export function findCrossFaults(raw: RawInputs): readonly Fault[] {
  const apiUrl = URL.parse(raw["x-api-url"]);
  const isSandbox = apiUrl !== null && isLoopback(apiUrl);
  return [
    ...(Number(raw["poll-interval-seconds"]) < leastPollSeconds && !isSandbox
      ? [
          {
            message: `\`poll-interval-seconds\`: write ${leastPollSeconds} or more; each look at a job may cost.`,
          },
        ]
      : []),
    ...(raw["on-violation"] === "pull-request" && raw["github-token"] === ""
      ? // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
        [{ message: "`github-token`: is needed for a pull request. Write `${{ github.token }}`." }]
      : []),
    ...(raw["pr-body"] !== "" && raw["pr-body-file"] !== ""
      ? [{ message: "`pr-body`, `pr-body-file`: write only one of the two." }]
      : []),
    ...(raw["pr-branch"] !== "" && raw["pr-branch"] === raw["pr-base"]
      ? [{ message: "`pr-branch`: write another branch than `pr-base`." }]
      : []),
  ];
}
