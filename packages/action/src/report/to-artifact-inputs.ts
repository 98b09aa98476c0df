import type { Inputs } from "../inputs/input-table.ts";

export interface ArtifactInputs {
  readonly name: string;
  readonly retentionDays: number | undefined;
  readonly contents: Inputs["artifactContents"];
  /** `report.html` is uploaded by itself, too, so that it opens in the browser. */
  readonly hasPage: boolean;
}

export function toArtifactInputs(inputs: Inputs): ArtifactInputs {
  return {
    name: inputs.artifactName,
    retentionDays: inputs.artifactRetentionDays,
    contents: inputs.artifactContents,
    hasPage: inputs.artifactReport,
  };
}
