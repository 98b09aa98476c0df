import type { SandboxClock } from "../clock.ts";
import { encodeReply } from "../http/encode-reply.ts";
import { findRoute, readParams } from "../http/find-route.ts";
import type { Exchange } from "../http/route.ts";
import { createControls, type XControls } from "./controls.ts";
import { createWorld } from "./create-world.ts";
import type { Flow } from "./job.ts";
import { listApiRoutes, listStorageRoutes } from "./list-routes.ts";
import type { XSettings } from "./options.ts";
import { answerUnknownPath } from "./problem.ts";
import { answerNoSuchKey } from "./storage/storage-routes.ts";

/** A request to X without a wire: absolute URL, lower-case names of headers. */
export type OpenXRequest = Pick<Exchange, "method" | "url" | "headers" | "body">;

/** An answer of X without a wire. */
export interface OpenXAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** X's API and its storage as functions: the same routes as `startSandbox`, and no socket. */
export interface OpenX extends XControls {
  readonly flow: Flow;
  readonly origin: string;
  readonly storageOrigin: string;
  readonly bearerToken: string;
  /** Takes a request, and does not act on it yet. One to another host is a fault of the caller. */
  take(request: OpenXRequest): OpenXCall;
}

/** A request that has come in. */
export interface OpenXCall {
  /** For example `x.createJob`; `unknown` where no route takes it. */
  readonly operation: string;
  /** Acts on it and answers it, `date` included; again each time. */
  answer(): Promise<OpenXAnswer>;
}

/** How X is to behave, on whose clock, under which names. */
export interface OpenXOptions extends XSettings {
  readonly clock: SandboxClock;
  readonly origin: string;
  readonly storageOrigin: string;
  /** How long a job is shown with the same download link. Default 0: each request gets one of its own. */
  readonly repeatDownloadLinkMs?: number;
}

/** Opens X in this process. */
export function openX(options: OpenXOptions): OpenX {
  const { clock, origin, storageOrigin } = options;
  const world = createWorld(options);
  const api = listApiRoutes(world, options);
  const storage = listStorageRoutes(world);
  return {
    ...createControls(world),
    flow: world.flow,
    origin,
    storageOrigin,
    bearerToken: world.bearerToken,
    take(request) {
      const { url } = request;
      const isForStorage = url.origin === storageOrigin;
      if (!isForStorage && url.origin !== origin) {
        throw new Error("The request is to another host than X's. Answer it elsewhere.");
      }
      const route = findRoute(isForStorage ? storage : api, request);
      const handle = route?.handle ?? (isForStorage ? answerNoSuchKey : answerUnknownPath);
      return {
        operation: route?.operation ?? "unknown",
        async answer() {
          const reply = await handle({ ...request, params: readParams(route, url) });
          const { bytes, headers } = encodeReply(reply);
          const date = new Date(clock.now()).toUTCString();
          return { status: reply.status, headers: { ...headers, date }, bytes };
        },
      };
    },
  };
}
