import type { CheckOptions, ClientOptions } from "@x-batch-compliance/core";
import type { Inputs } from "../inputs/input-table.ts";
import type { RunContext } from "../runner/run-context.ts";

/** What the client for X's API gets of the inputs. */
export function toClientOptions(inputs: Inputs): Pick<ClientOptions, "bearerToken" | "apiUrl"> {
  return { bearerToken: inputs.bearerToken, apiUrl: inputs.xApiUrl };
}

/** What the check gets of the inputs. Attempts of one workflow run share their jobs for a day. */
export function toCheckOptions(
  inputs: Inputs,
  { owner, repository, branch, runId }: Pick<RunContext, "owner" | "repository" | "branch" | "runId">,
): Omit<CheckOptions, "folder" | "onEvent" | "signal"> {
  return {
    jobNamePrefix: inputs.jobName ?? (repository || "local"),
    runKey: runId,
    // Steps, branches and repositories of like names have other lists, and each goes on where it was.
    listKey: [owner, repository, branch ?? "", inputs.config ?? "", ...inputs.files].join("\n"),
    timeoutMs: inputs.timeoutMinutes * 60_000,
    wait: inputs.wait,
    pollIntervalMs: inputs.pollIntervalSeconds * 1000,
    reuseWithinMs: inputs.reuseWithinMinutes * 60_000,
    maxAgeMs: inputs.maxAgeMinutes * 60_000,
    markerLines: inputs.markerLines,
    maxIdsPerJob: inputs.maxIdsPerJob,
    requireProof: inputs.requireProof,
    keepResults: inputs.artifactContents === "results",
  };
}
