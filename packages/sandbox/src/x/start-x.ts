import { type RunningServer, startServer } from "../http/server.ts";
import { createControls, type XControls } from "./controls.ts";
import { createWorld } from "./create-world.ts";
import type { Flow } from "./job.ts";
import { listApiRoutes, listStorageRoutes } from "./list-routes.ts";
import type { XOptions } from "./options.ts";
import { answerUnknownPath } from "./problem.ts";
import { answerNoSuchKey } from "./storage/storage-routes.ts";

/** X's API and its storage, listening; `origin` is the API's. */
export interface XSandbox extends RunningServer, XControls {
  readonly flow: Flow;
  readonly storageOrigin: string;
  readonly bearerToken: string;
}

/** Starts X's API and, on another port, the storage; only the flow `gcs` sends clients there. */
export async function startX(options: XOptions): Promise<XSandbox> {
  const { faults, recorder, clock, downloadUrlMs, tls } = options;
  const world = createWorld(options);
  const storage = await startServer({
    routes: listStorageRoutes(world),
    notFound: answerNoSuchKey,
    faults,
    recorder,
    clock,
    tls,
  });
  const api = await startServer({
    routes: listApiRoutes(world, { storageOrigin: storage.origin, downloadUrlMs }),
    notFound: answerUnknownPath,
    faults,
    recorder,
    clock,
    tls,
  });
  return {
    ...createControls(world),
    flow: world.flow,
    origin: api.origin,
    storageOrigin: storage.origin,
    bearerToken: world.bearerToken,
    async [Symbol.asyncDispose]() {
      await Promise.all([api[Symbol.asyncDispose](), storage[Symbol.asyncDispose]()]);
    },
  };
}
