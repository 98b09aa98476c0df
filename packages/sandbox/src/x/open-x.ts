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
  /** Such as `x.createJob`; `unknown` where no route took it. */
  readonly operation: string;
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
  /** The operation that a request would be. */
  nameOperation(request: OpenXRequest): string;
  /** Acts on a request and answers it, `date` included. A request to another host is a fault of the caller. */
  answer(request: OpenXRequest): Promise<OpenXAnswer>;
}

/** How X is to behave, on whose clock, under which names. */
export interface OpenXOptions extends XSettings {
  readonly clock: SandboxClock;
  readonly origin: string;
  readonly storageOrigin: string;
  /** How long a job is shown with the same download link. Default 0: each look has one of its own. */
  readonly repeatDownloadLinkMs?: number;
}

/** Opens X in this process. */
export function openX(options: OpenXOptions): OpenX {
  const { clock, origin, storageOrigin } = options;
  const world = createWorld(options);
  const api = listApiRoutes(world, options);
  const storage = listStorageRoutes(world);
  const routesOf = ({ url }: OpenXRequest): typeof api => (url.origin === storageOrigin ? storage : api);
  return {
    ...createControls(world),
    flow: world.flow,
    origin,
    storageOrigin,
    bearerToken: world.bearerToken,
    nameOperation: (request) => findRoute(routesOf(request), request)?.operation ?? "unknown",
    async answer(request) {
      const { url } = request;
      if (url.origin !== origin && url.origin !== storageOrigin) {
        throw new Error("The request is to another host than X's. Answer it elsewhere.");
      }
      const route = findRoute(routesOf(request), request);
      const exchange: Exchange = { ...request, params: readParams(route, url) };
      const notFound = url.origin === storageOrigin ? answerNoSuchKey : answerUnknownPath;
      const reply = await (route?.handle ?? notFound)(exchange);
      const { bytes, headers } = encodeReply(reply);
      const date = new Date(clock.now()).toUTCString();
      return {
        operation: route?.operation ?? "unknown",
        status: reply.status,
        headers: { ...headers, date },
        bytes,
      };
    },
  };
}
