import { createHash } from "node:crypto";

/** An artifact from the moment its name is taken. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly runId: string;
  readonly jobId: string;
  /** The name of its blob in the storage. */
  readonly blob: string;
  readonly createdAtMs: number;
  /** Absent when the creator left it to the repository's setting. */
  readonly expiresAtMs: number | undefined;
  /** Absent until the upload is finalized; only then is the artifact listed. */
  readonly upload: { readonly sizeBytes: number; readonly digest: string } | undefined;
}

/** The artifacts of all runs, by run and name. */
export interface ArtifactStore {
  find(runId: string, name: string): StoredArtifact | undefined;
  /** All of a run, finalized or not, in order of creation. */
  list(runId?: string): readonly StoredArtifact[];
  add(artifact: Omit<StoredArtifact, "id" | "blob" | "upload">): StoredArtifact;
  replace(artifact: StoredArtifact): void;
  remove(artifact: StoredArtifact): void;
}

/** Starts without any. */
export function createArtifactStore(): ArtifactStore {
  const all = new Map<number, StoredArtifact>();
  let lastId = 0;
  return {
    find: (runId, name) => [...all.values()].find((one) => one.runId === runId && one.name === name),
    list: (runId) => [...all.values()].filter((one) => runId === undefined || one.runId === runId),
    add(artifact) {
      lastId += 1;
      const added = { ...artifact, id: lastId, blob: `artifact-${lastId}`, upload: undefined };
      all.set(added.id, added);
      return added;
    },
    replace: (artifact) => void all.set(artifact.id, artifact),
    remove: (artifact) => void all.delete(artifact.id),
  };
}

/** The digest by which the service and its client name content. */
export function computeDigest(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
