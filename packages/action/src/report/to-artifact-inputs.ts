import type { Inputs } from "../inputs/input-table.ts";
import type { ArtifactContents } from "./choose-artifact-contents.ts";

export interface ArtifactInputs {
  readonly name: string;
  readonly retentionDays: number | undefined;
  readonly contents: ArtifactContents;
  /** `report.html` is uploaded by itself, too, so that it opens in the browser. */
  readonly hasPage: boolean;
}

export function toArtifactInputs(inputs: Inputs): ArtifactInputs {
  return {
    name: inputs.artifactName,
    retentionDays: inputs.artifactRetentionDays,
    // Where nobody has decided, the repository may be a public one.
    contents: inputs.artifactContents === "auto" ? "report" : inputs.artifactContents,
    hasPage: inputs.artifactReport,
  };
}
