import { type RunningServer, startServer } from "../http/server.ts";
import { createTokenLinks } from "./byte-token.ts";
import { createControls, type XControls } from "./controls.ts";
import { createWorld } from "./create-world.ts";
import { downloadWindowMs, type Flow } from "./job.ts";
import type { XOptions } from "./options.ts";
import { answerUnknownPath } from "./problem.ts";
import { cancelJobRoute } from "./routes/cancel-job.ts";
import { createJobRoute } from "./routes/create-job.ts";
import { downloadResultsRoute } from "./routes/download-results.ts";
import { getJobRoute } from "./routes/get-job.ts";
import { listJobsRoute } from "./routes/list-jobs.ts";
import { uploadIdsRoute } from "./routes/upload-ids.ts";
import { createStorageLinks } from "./storage/storage-links.ts";
import { answerNoSuchKey, storageRoutes } from "./storage/storage-routes.ts";

/** X's API and its storage, listening; `origin` is the API's. */
export interface XSandbox extends RunningServer, XControls {
  readonly flow: Flow;
  readonly storageOrigin: string;
  readonly bearerToken: string;
}

/** Starts X's API and, on another port, the storage; only the flow `gcs` sends clients there. */
export async function startX(options: XOptions): Promise<XSandbox> {
  const { faults, recorder, clock, downloadUrlMs = downloadWindowMs } = options;
  const world = createWorld(options);
  const { flow, key } = world;
  const storage = await startServer({
    routes: flow === "gcs" ? storageRoutes(world) : [],
    notFound: answerNoSuchKey,
    faults,
    recorder,
    clock,
  });
  const signLink =
    flow === "gcs"
      ? createStorageLinks({ storageOrigin: storage.origin, key, downloadUrlMs })
      : createTokenLinks(key, downloadUrlMs);
  const context = { world, signLink };
  const classic = [createJobRoute(context), getJobRoute(context), listJobsRoute(context)];
  const newer = [cancelJobRoute(context), uploadIdsRoute(context), downloadResultsRoute(world)];
  const api = await startServer({
    routes: flow === "api" ? [...classic, ...newer] : classic,
    notFound: answerUnknownPath,
    faults,
    recorder,
    clock,
  });
  return {
    ...createControls(world),
    flow,
    origin: api.origin,
    storageOrigin: storage.origin,
    bearerToken: world.bearerToken,
    async [Symbol.asyncDispose]() {
      await Promise.all([api[Symbol.asyncDispose](), storage[Symbol.asyncDispose]()]);
    },
  };
}
