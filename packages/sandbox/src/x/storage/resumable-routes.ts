import type { Exchange, Reply, Route } from "../../http/server.ts";
import { acceptUpload } from "../accept-upload.ts";
import type { Job } from "../job.ts";
import { isActive } from "../lifecycle.ts";
import type { World } from "../world.ts";
import { parseContentRange } from "./content-range.ts";
import { stepSession, type UploadSession } from "./upload-session.ts";
import { answerStorageError } from "./xml-error.ts";

/** The operations on a session. Its address is all that they ask for: nothing of it is signed. */
export function resumableRoutes(world: World, path: RegExp): readonly Route[] {
  const handle = (exchange: Exchange): Reply => continueSession(world, exchange);
  const isSession = ({ url }: Pick<Exchange, "url">): boolean => url.searchParams.has("upload_id");
  return [
    {
      operation: "storage.queryUpload",
      method: "PUT",
      path,
      when: (request) => isSession(request) && /^bytes \*/.test(readRange(request)),
      handle,
    },
    { operation: "storage.uploadChunk", method: "PUT", path, when: isSession, handle },
  ];
}

/** The answer to `x-goog-resumable: start`, whose signature is good: the address of a new session. */
export function startSession(world: World, job: Job, { url, headers, body }: Exchange): Reply {
  if (headers["x-goog-resumable"] !== "start") return refuse("x-goog-resumable must be start.");
  if (headers["content-length"] !== "0" || body.length > 0)
    return refuse("A start has no body, and says so.");
  const { id } = world.sessions.start(job.id);
  const location = new URL(url.pathname, url.origin);
  location.searchParams.set("upload_id", id);
  return { status: 201, headers: { location: location.href } };
}

function continueSession(world: World, exchange: Exchange): Reply {
  const { url, headers, params, body } = exchange;
  if (headers.authorization !== undefined) return refuse("A session takes no Authorization header.");
  const found = world.sessions.find(url.searchParams.get("upload_id") ?? "");
  if (found === "gone") return answerGone(410);
  const job = world.store.find(params.id ?? "");
  if (found === undefined || job === undefined || found.jobId !== job.id) return answerGone(404);
  const range = parseContentRange(readRange(exchange));
  if (range === undefined) return refuse("The content range can't be read.");
  const step = stepSession(found, {
    range,
    announcedBytes: Number(headers["content-length"] ?? Number.NaN),
    body,
    keepBytes: world.keepChunkBytes,
    maxBytes: world.maxUploadBytes,
  });
  if ("error" in step) return answerStorageError(step.error);
  const { session } = step;
  world.sessions.put(session);
  if (session.isWhole && !found.isWhole) finish(world, job, session);
  return describeStored(session);
}

/** As with an object that comes whole, only a job that has not ended looks at it. */
function finish(world: World, job: Job, { pieces }: UploadSession): void {
  if (isActive(job)) acceptUpload(world, { job, upload: Buffer.concat(pieces) });
}

function describeStored({ isWhole, storedBytes }: UploadSession): Reply {
  if (isWhole) return { status: 200, headers: { "content-type": "text/html; charset=UTF-8" } };
  return { status: 308, headers: storedBytes === 0 ? {} : { range: `bytes=0-${storedBytes - 1}` } };
}

function readRange({ headers }: Pick<Exchange, "headers">): string {
  return String(headers["content-range"] ?? "");
}

function answerGone(status: 404 | 410): Reply {
  return answerStorageError({ status, code: "NoSuchUpload", message: "The upload session does not exist." });
}

function refuse(message: string): Reply {
  return answerStorageError({ status: 400, code: "InvalidArgument", message });
}
