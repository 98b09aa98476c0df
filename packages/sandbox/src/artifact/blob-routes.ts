import type { Exchange, Reply, Route } from "../http/server.ts";
import { type BlobPermission, isGranted } from "./blob-signature.ts";
import type { BlobStore } from "./blob-store.ts";

/** Blobs live below an account, as Azure's path-style addresses have it for hosts that are numbers. */
export const blobFolder = "/results/artifacts/";

const blobPath = /^\/results\/artifacts\/(?<blob>[^/]+)$/;

/** Azure Block Blob storage as far as an artifact upload and download go. */
export function createBlobRoutes(options: {
  readonly blobs: BlobStore;
  readonly key: string;
  readonly now: () => number;
}): readonly Route[] {
  const { blobs, key, now } = options;
  const guard =
    (permission: BlobPermission, work: (name: string, exchange: Exchange) => Reply) =>
    (exchange: Exchange): Reply => {
      // A signed URL and a token together are one credential too many, which Azure refuses as well.
      const granted = isGranted(exchange.url, { key, permission, nowMs: now() });
      if (!granted || exchange.headers.authorization !== undefined) return refuseCredentials();
      return work(exchange.params.blob ?? "", exchange);
    };
  const putBlock = guard("cw", (name, { url, body }) => {
    const id = url.searchParams.get("blockid");
    if (id === null || id === "") return refuseBlob(400, "InvalidQueryParameterValue");
    blobs.putBlock(name, { id, content: body });
    return created(now());
  });
  const putBlockList = guard("cw", (name, { headers, body }) => {
    const ids = [...body.toString("utf8").matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(
      (m) => m[1] ?? "",
    );
    const contentType = String(headers["x-ms-blob-content-type"] ?? "application/octet-stream");
    return blobs.commitBlocks(name, { ids, contentType })
      ? created(now())
      : refuseBlob(400, "InvalidBlockList");
  });
  const putBlob = guard("cw", (name, { headers, body }) => {
    if (headers["x-ms-blob-type"] !== "BlockBlob") return refuseBlob(400, "InvalidHeaderValue");
    const contentType = String(headers["x-ms-blob-content-type"] ?? headers["content-type"] ?? "");
    blobs.putBlob(name, { content: body, contentType });
    return created(now());
  });
  const getBlob = guard("r", (name) => {
    const blob = blobs.get(name);
    if (blob === undefined) return refuseBlob(404, "BlobNotFound");
    return { status: 200, headers: { "content-type": blob.contentType }, body: blob.content };
  });
  const put = { method: "PUT", path: blobPath };
  return [
    { ...put, operation: "artifact.putBlock", query: { comp: "block" }, handle: putBlock },
    { ...put, operation: "artifact.putBlockList", query: { comp: "blocklist" }, handle: putBlockList },
    { ...put, operation: "artifact.putBlob", handle: putBlob },
    { method: "GET", path: blobPath, operation: "artifact.getBlob", handle: getBlob },
  ];
}

/** An error in the form of Azure's storage. */
export function refuseBlob(status: number, code: string): Reply {
  return {
    status,
    headers: { "content-type": "application/xml", "x-ms-error-code": code },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`,
  };
}

function refuseCredentials(): Reply {
  return refuseBlob(403, "AuthenticationFailed");
}

function created(nowMs: number): Reply {
  const headers = {
    etag: `"0x${nowMs.toString(16).toUpperCase()}"`,
    "last-modified": new Date(nowMs).toUTCString(),
  };
  return { status: 201, headers };
}
