export {
  type ArtifactOptions,
  type ArtifactSandbox,
  startArtifacts,
  type UploadedArtifact,
} from "./artifact-sandbox.ts";
export { createRuntimeToken } from "./runtime-token.ts";
