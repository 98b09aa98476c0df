import type { Route } from "../../http/server.ts";
import { guardClassic } from "../guard-api.ts";
import type { Job } from "../job.ts";
import { isActive } from "../lifecycle.ts";
import { type CreateRequest, parseCreateRequest } from "../parse-create-request.ts";
import { answerConflict } from "../problem.ts";
import { fieldsParameter, parseFields, refuseUnknownParameters } from "../read-query.ts";
import type { JobField } from "../render-job.ts";
import { type ApiContext, showJob } from "../show-job.ts";
import type { World } from "../world.ts";

/** What the create of 2024 did not answer. */
const newerFields: readonly JobField[] = ["upload_expires_at", "download_expires_at", "resumable"];

/** `POST /2/compliance/jobs`: a new job, unless its type's slot is taken. */
export function createJobRoute(context: ApiContext): Route {
  const { world } = context;
  return guardClassic(world, {
    operation: "x.createJob",
    method: "POST",
    path: /^\/2\/compliance\/jobs$/,
    handle(exchange) {
      const unknown = refuseUnknownParameters(exchange.url, [fieldsParameter]);
      if (unknown) return unknown;
      const fields = parseFields(exchange.url);
      if ("refusal" in fields) return fields.refusal;
      const request = parseCreateRequest(exchange, world.flow);
      if ("refusal" in request) return request.refusal;
      const { type } = request.value;
      if (world.store.list(type).some(isActive)) {
        return answerConflict(`A ${type} job is created or in progress. Only one of a type may be.`);
      }
      const job = planJob(world, request.value);
      world.store.put(job);
      return {
        status: 200,
        body: { data: showJob(context, { job, exchange, fields: shorten(world, fields.value) }) },
      };
    },
  });
}

function planJob({ store, clock, processingMs, looksInProgress }: World, request: CreateRequest): Job {
  return {
    ...request,
    id: store.createId(),
    status: "created",
    createdAtMs: Math.floor(clock.now() / 1000) * 1000,
    uploadedAtMs: undefined,
    processingMs,
    looksLeft: looksInProgress,
    outcome: "complete",
  };
}

function shorten({ shortCreateResponse }: World, fields: readonly JobField[]): readonly JobField[] {
  return shortCreateResponse ? fields.filter((field) => !newerFields.includes(field)) : fields;
}
