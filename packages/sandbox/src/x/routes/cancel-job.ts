import type { Route } from "../../http/server.ts";
import { findJob } from "../find-job.ts";
import { refuseAccount, refuseStranger } from "../guard-api.ts";
import { cancelJob, isActive } from "../lifecycle.ts";
import { answerConflict } from "../problem.ts";
import { fieldsParameter, parseFields, refuseUnknownParameters } from "../read-query.ts";
import { type ApiContext, showJob } from "../show-job.ts";

/** `DELETE /2/compliance/jobs/{id}`: the job fails, and its type's slot is free again. */
export function cancelJobRoute(context: ApiContext): Route {
  const { world } = context;
  return {
    operation: "x.cancelJob",
    method: "DELETE",
    path: /^\/2\/compliance\/jobs\/(?<id>[^/]+)$/,
    handle(exchange) {
      const refusal =
        refuseStranger(exchange, world) ??
        refuseAccount(world) ??
        refuseUnknownParameters(exchange.url, [fieldsParameter]);
      if (refusal) return refusal;
      const fields = parseFields(exchange.url);
      if ("refusal" in fields) return fields.refusal;
      const found = findJob(exchange, world);
      if ("refusal" in found) return found.refusal;
      // X's documents are silent on a job that has ended; the strict reading leaves its end alone.
      if (!isActive(found.value))
        return answerConflict(`The job is ${found.value.status} and can't be cancelled.`);
      const job = cancelJob(found.value);
      world.store.put(job);
      return { status: 200, body: { data: showJob(context, { job, exchange, fields: fields.value }) } };
    },
  };
}
