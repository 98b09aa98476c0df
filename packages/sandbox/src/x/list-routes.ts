import type { Route } from "../http/route.ts";
import { createTokenLinks } from "./byte-token.ts";
import { downloadWindowMs } from "./job.ts";
import type { SignLink } from "./link.ts";
import { cancelJobRoute } from "./routes/cancel-job.ts";
import { createJobRoute } from "./routes/create-job.ts";
import { downloadResultsRoute } from "./routes/download-results.ts";
import { getJobRoute } from "./routes/get-job.ts";
import { listJobsRoute } from "./routes/list-jobs.ts";
import { uploadIdsRoute } from "./routes/upload-ids.ts";
import { createStorageLinks } from "./storage/storage-links.ts";
import { storageRoutes } from "./storage/storage-routes.ts";
import type { World } from "./world.ts";

/** Where the links of an API lead, and how long they live. */
export interface LinkOptions {
  readonly storageOrigin: string;
  /** Default: to the end of the download window. */
  readonly downloadUrlMs?: number | undefined;
  /** How long a job is shown with the same download link. Default 0: each request gets one of its own. */
  readonly repeatDownloadLinkMs?: number | undefined;
}

/** The operations of X's API, in its generation. */
export function listApiRoutes(
  world: World,
  { storageOrigin, downloadUrlMs = downloadWindowMs, repeatDownloadLinkMs = 0 }: LinkOptions,
): readonly Route[] {
  const { flow, key } = world;
  const storageLinks = createStorageLinks({ storageOrigin, key, downloadUrlMs });
  const signLink = flow === "gcs" ? storageLinks : createTokenLinks(key, downloadUrlMs);
  const context = { world, signLink: rememberLinks(signLink, repeatDownloadLinkMs) };
  const classic = [createJobRoute(context), getJobRoute(context), listJobsRoute(context)];
  const newer = [cancelJobRoute(context), uploadIdsRoute(context), downloadResultsRoute(world, storageLinks)];
  return flow === "api" ? [...classic, ...newer] : classic;
}

/** The operations of the storage: only the older generation has one, unless the newer one sends downloads there. */
export function listStorageRoutes(world: World): readonly Route[] {
  return world.flow === "gcs" || world.oddities.redirectsDownloads ? storageRoutes(world) : [];
}

/** X does not refresh the link of an upload, so that of a job is signed once; that of a download now and then. */
function rememberLinks(signLink: SignLink, repeatMs: number): SignLink {
  const links = new Map<string, { readonly link: string; readonly untilMs: number }>();
  return (request) => {
    const { job, purpose, apiOrigin, nowMs } = request;
    const key = `${apiOrigin} ${job.id} ${purpose}`;
    const known = links.get(key);
    if (known !== undefined && nowMs < known.untilMs) return known.link;
    const link = signLink(request);
    links.set(key, { link, untilMs: purpose === "upload" ? Number.POSITIVE_INFINITY : nowMs + repeatMs });
    return link;
  };
}
