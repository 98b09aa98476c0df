import { createHmac } from "node:crypto";

/** What a signed URL allows, in the letters of Azure's `sp`: to create and write, or to read. */
export type BlobPermission = "cw" | "r";

/** What a signed URL stands for. */
export interface BlobGrant {
  readonly path: string;
  readonly permission: BlobPermission;
  readonly expiresAtMs: number;
}

/** The path and query of a URL that carries its own permission. */
export function signBlobPath(key: string, grant: BlobGrant): string {
  const query = new URLSearchParams({
    se: new Date(grant.expiresAtMs).toISOString(),
    sp: grant.permission,
    sr: "b",
    sv: "2025-11-05",
    sig: computeSignature(key, grant),
  });
  return `${grant.path}?${query}`;
}

/** True when the URL was signed with this key for this permission and is not past its end. */
export function isGranted(
  url: URL,
  asked: { key: string; permission: BlobPermission; nowMs: number },
): boolean {
  const expiresAtMs = Date.parse(url.searchParams.get("se") ?? "");
  if (Number.isNaN(expiresAtMs) || expiresAtMs <= asked.nowMs) return false;
  const grant = { path: url.pathname, permission: asked.permission, expiresAtMs };
  return url.searchParams.get("sig") === computeSignature(asked.key, grant);
}

function computeSignature(key: string, grant: BlobGrant): string {
  const text = [grant.permission, grant.path, grant.expiresAtMs].join("\n");
  return createHmac("sha256", key).update(text).digest("base64");
}
