import { randomBytes } from "node:crypto";
import type { SandboxClock } from "../clock.ts";
import type { Faults } from "../http/faults.ts";
import type { Recorder } from "../http/recorder.ts";
import { type RunningServer, startServer } from "../http/server.ts";
import { createArtifactRoutes } from "./artifact-routes.ts";
import { createArtifactStore } from "./artifact-store.ts";
import { createBlobRoutes, refuseBlob } from "./blob-routes.ts";
import { createBlobStore } from "./blob-store.ts";
import { createRuntimeToken } from "./runtime-token.ts";
import { unpackArtifact } from "./unpack-artifact.ts";

/** The longest that a job's token lives on a hosted runner. */
const tokenLifetimeMs = 6 * 3_600_000;

/** An artifact whose upload was finalized. */
export interface UploadedArtifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** Epoch milliseconds; absent when the uploader asked for no retention of its own. */
  readonly expiresAtMs: number | undefined;
}

/** A running artifact service, and what a test or a demo sees of it from the side. */
export interface ArtifactSandbox extends RunningServer {
  /** What a step needs in its environment to upload here. */
  readonly env: Readonly<
    Record<"ACTIONS_RESULTS_URL" | "ACTIONS_RUNTIME_TOKEN" | "GITHUB_SERVER_URL", string>
  >;
  readonly token: string;
  /** A token of another job of the same run, as a matrix has them. */
  tokenFor(jobId: string): string;
  artifacts(): readonly UploadedArtifact[];
  /** The files of a finalized artifact by path, decompressed. Throws when there is none of this name. */
  files(name: string): ReadonlyMap<string, Buffer>;
}

/** What the artifact service is to be started with. */
export interface ArtifactOptions {
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly clock: SandboxClock;
  readonly runId?: string;
  readonly jobId?: string;
}

/** Starts the artifact service of GitHub Actions and the storage behind it, on one free port of loopback. */
export async function startArtifacts(options: ArtifactOptions): Promise<ArtifactSandbox> {
  const { faults, recorder, clock } = options;
  const { runId = "ce7f54c7-61c7-4aae-887f-30da475f5f1a", jobId = "ca395085-040a-526b-2ce8-bdc85f692774" } =
    options;
  const store = createArtifactStore();
  const blobs = createBlobStore();
  const parts = { store, blobs, key: randomBytes(16).toString("hex"), now: () => clock.now() };
  const server = await startServer({
    routes: [...createArtifactRoutes(parts), ...createBlobRoutes(parts)],
    notFound: () => refuseBlob(404, "ResourceNotFound"),
    faults,
    recorder,
    clock,
  });
  const expiresAtMs = clock.now() + tokenLifetimeMs;
  const tokenFor = (id: string): string => createRuntimeToken({ runId, jobId: id, expiresAtMs });
  const token = tokenFor(jobId);
  return {
    ...server,
    token,
    tokenFor,
    env: {
      ACTIONS_RESULTS_URL: `${server.origin}/`,
      ACTIONS_RUNTIME_TOKEN: token,
      // The client refuses to upload for a server that is not github.com.
      GITHUB_SERVER_URL: "https://github.com",
    },
    artifacts: () =>
      store
        .list()
        .flatMap(({ id, name, expiresAtMs: endMs, upload }) =>
          upload === undefined ? [] : [{ id, name, ...upload, expiresAtMs: endMs }],
        ),
    files(name) {
      const artifact = store.find(runId, name);
      const blob = artifact?.upload === undefined ? undefined : blobs.get(artifact.blob);
      if (blob === undefined)
        throw new Error(`No artifact ${name} was uploaded. Look at artifacts() for those that were.`);
      return unpackArtifact(name, blob);
    },
  };
}
