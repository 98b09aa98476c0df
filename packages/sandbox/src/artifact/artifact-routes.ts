import type { Reply, Route } from "../http/server.ts";
import { isArtifactName } from "./artifact-name.ts";
import { type ArtifactStore, computeDigest, type StoredArtifact } from "./artifact-store.ts";
import { blobFolder } from "./blob-routes.ts";
import { type BlobPermission, signBlobPath } from "./blob-signature.ts";
import type { BlobStore } from "./blob-store.ts";
import { createTwirpRoute, refuse, type TwirpCall } from "./twirp.ts";

/** A signed URL of the service lives for an hour. */
const urlLifetimeMs = 3_600_000;

/** Only this version and later ones are served: clients before it used another protocol. */
const oldestClientVersion = 4;

/** What the methods work on. */
export interface ArtifactRouteOptions {
  readonly store: ArtifactStore;
  readonly blobs: BlobStore;
  readonly key: string;
  readonly now: () => number;
}

/** The five methods of the artifact service. */
export function createArtifactRoutes(options: ArtifactRouteOptions): readonly Route[] {
  const { store, blobs, key, now } = options;
  const signUrl = (call: TwirpCall, artifact: StoredArtifact, permission: BlobPermission): string => {
    const grant = { path: `${blobFolder}${artifact.blob}`, permission, expiresAtMs: now() + urlLifetimeMs };
    return `${call.origin}${signBlobPath(key, grant)}`;
  };
  const withArtifact =
    (work: (artifact: StoredArtifact, call: TwirpCall) => Reply) =>
    (call: TwirpCall): Reply => {
      const artifact = store.find(call.ids.runId, String(call.fields.name));
      return artifact === undefined ? refuse("not_found", "artifact not found") : work(artifact, call);
    };

  const create = (call: TwirpCall): Reply => {
    const { name, version, expires_at: expiresAt } = call.fields;
    if (!isArtifactName(name)) return refuse("invalid_argument", "the artifact name is not valid");
    if (typeof version !== "number" || version < oldestClientVersion) {
      return refuse("invalid_argument", "the version is not supported");
    }
    const expiresAtMs = expiresAt === undefined ? undefined : Date.parse(String(expiresAt));
    if (Number.isNaN(expiresAtMs)) return refuse("invalid_argument", "expires_at is not a time");
    // The name is taken from here on, even when the upload never ends.
    if (store.find(call.ids.runId, name) !== undefined) {
      return refuse("already_exists", "an artifact with this name already exists on the workflow run");
    }
    const artifact = store.add({ ...call.ids, name, createdAtMs: now(), expiresAtMs });
    return { status: 200, body: { ok: true, signed_upload_url: signUrl(call, artifact, "cw") } };
  };

  const finalize = withArtifact((artifact, { fields }) => {
    const content = blobs.get(artifact.blob)?.content;
    if (content === undefined) return refuse("invalid_argument", "nothing was uploaded");
    if (fields.size !== String(content.length))
      return refuse("invalid_argument", "the size is not that of the upload");
    const digest = computeDigest(content);
    if (fields.hash !== undefined && fields.hash !== digest) {
      return refuse("invalid_argument", "the hash is not that of the upload");
    }
    store.replace({ ...artifact, upload: { sizeBytes: content.length, digest } });
    return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
  });

  const list = ({ ids, fields }: TwirpCall): Reply => {
    const artifacts = store
      .list(ids.runId)
      .filter((one) => fields.name_filter === undefined || one.name === fields.name_filter)
      .filter((one) => fields.id_filter === undefined || String(one.id) === fields.id_filter)
      .flatMap(renderArtifact);
    return { status: 200, body: { artifacts } };
  };

  const getSignedUrl = withArtifact((artifact, call) =>
    artifact.upload === undefined
      ? refuse("not_found", "artifact not found")
      : { status: 200, body: { signed_url: signUrl(call, artifact, "r") } },
  );

  const remove = withArtifact((artifact) => {
    store.remove(artifact);
    blobs.remove(artifact.blob);
    return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
  });

  return [
    createTwirpRoute({ method: "CreateArtifact", operation: "artifact.create", now, call: create }),
    createTwirpRoute({ method: "FinalizeArtifact", operation: "artifact.finalize", now, call: finalize }),
    createTwirpRoute({ method: "ListArtifacts", operation: "artifact.list", now, call: list }),
    createTwirpRoute({
      method: "GetSignedArtifactURL",
      operation: "artifact.getSignedUrl",
      now,
      call: getSignedUrl,
    }),
    createTwirpRoute({ method: "DeleteArtifact", operation: "artifact.delete", now, call: remove }),
  ];
}

function renderArtifact(artifact: StoredArtifact): readonly Record<string, unknown>[] {
  if (artifact.upload === undefined) return [];
  const rendered = {
    workflow_run_backend_id: artifact.runId,
    workflow_job_run_backend_id: artifact.jobId,
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(artifact.upload.sizeBytes),
    created_at: new Date(artifact.createdAtMs).toISOString(),
    digest: artifact.upload.digest,
  };
  return [rendered];
}
