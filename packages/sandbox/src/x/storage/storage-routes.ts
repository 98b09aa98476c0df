import type { Exchange, Reply, Route } from "../../http/server.ts";
import { acceptUpload } from "../accept-upload.ts";
import type { Job } from "../job.ts";
import { isActive } from "../lifecycle.ts";
import type { World } from "../world.ts";
import { checkSignature } from "./check-signature.ts";
import { describeObject } from "./object-headers.ts";
import { resumableRoutes, startSession } from "./resumable-routes.ts";
import { answerStorageError } from "./xml-error.ts";

const submission = /^\/twttr-(?:tweet|user)-compliance\/(?<id>\d+)\/submission\/[^/]+$/;
const delivery = /^\/twttr-(?:tweet|user)-compliance\/(?<id>\d+)\/delivery\/[^/]+$/;

/** The operations of the storage host: a signed URL is all that it asks for, and all that it takes. */
export function storageRoutes(world: World): readonly Route[] {
  const handle = (act: (job: Job, exchange: Exchange) => Reply) => (exchange: Exchange) => {
    const error = checkSignature({ exchange, key: world.key, nowMs: world.clock.now() });
    if (error) return answerStorageError(error);
    const job = world.store.find(exchange.params.id ?? "");
    return job ? act(job, exchange) : answerNoSuchKey();
  };
  return [
    ...resumableRoutes(world, submission),
    {
      operation: "storage.uploadIds",
      method: "PUT",
      path: submission,
      handle: handle((job, { body }) => putObject(world, job, body)),
    },
    {
      operation: "storage.startResumable",
      method: "POST",
      path: submission,
      handle: handle((job, exchange) => startSession(world, job, exchange)),
    },
    {
      operation: "storage.downloadResults",
      method: "GET",
      path: delivery,
      handle: handle((job) => sendObject(world, job)),
    },
  ];
}

/** What the storage answers for an object that it does not have, and for paths that it does not know. */
export function answerNoSuchKey(): Reply {
  return answerStorageError({ status: 404, code: "NoSuchKey", message: "The specified key does not exist." });
}

function putObject(world: World, job: Job, upload: Buffer): Reply {
  if (upload.length > world.maxUploadBytes) {
    const message = `An object may have ${world.maxUploadBytes} bytes at most.`;
    return answerStorageError({ status: 400, code: "EntityTooLarge", message });
  }
  // The storage knows nothing of jobs: it takes the bytes again, and only a job that has not ended looks at them.
  if (isActive(job)) acceptUpload(world, { job, upload });
  return { status: 200, headers: { "content-type": "text/html; charset=UTF-8" } };
}

function sendObject(world: World, job: Job): Reply {
  if (job.status !== "complete") return answerNoSuchKey();
  const result = world.content.result(job);
  return { status: 200, headers: describeObject(result, world.oddities.checksums), body: result };
}
