export type { ArtifactSandbox, UploadedArtifact } from "./artifact/index.ts";
export {
  createManualClock,
  createMovedClock,
  type ManualClock,
  type SandboxClock,
  systemClock,
} from "./clock.ts";
export type {
  AccessLevel,
  Commit,
  CommitRequest,
  FileChange,
  GitHubSandbox,
  GitHubSettings,
  Permissions,
  Pull,
  PullComment,
} from "./github/index.ts";
export type { Fault, Faults, Framing, Moment } from "./http/faults.ts";
export type { RecordedRequest, Recorder } from "./http/recorder.ts";
export {
  type Sandbox,
  type SandboxOfX,
  type SandboxOptions,
  startSandbox,
  startSandboxOfX,
} from "./sandbox.ts";
export { createSharedClock, type SharedClock, startOfTestMs, type WhileAsleep } from "./shared-clock.ts";
export {
  createPrivateAuthority,
  type Identity,
  type IdentityOptions,
  type PrivateAuthority,
} from "./tls/private-authority.ts";
export type { ForeignJob, XControls } from "./x/controls.ts";
export type { Flow, InvalidLines, Job, JobStatus, JobType, Outcome } from "./x/job.ts";
export { type OddAnswers, oddAnswers } from "./x/odd/odd-answers.ts";
export { type OddJob, oddJobs } from "./x/odd/odd-job.ts";
export type { AbsentFields, Checksums, Oddities } from "./x/odd/oddities.ts";
export {
  type OpenX,
  type OpenXAnswer,
  type OpenXCall,
  type OpenXOptions,
  type OpenXRequest,
  openX,
} from "./x/open-x.ts";
export type { XListenOptions, XSettings } from "./x/options.ts";
export { type EchoForm, echoForms } from "./x/results/echo-form.ts";
export { type OddLine, oddLines } from "./x/results/odd-lines.ts";
export type { XSandbox } from "./x/start-x.ts";
export type { Verdicts } from "./x/verdicts/create-judge.ts";
export type { Verdict } from "./x/verdicts/verdict.ts";
export type { Account } from "./x/world.ts";
