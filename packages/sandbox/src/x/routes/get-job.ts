import type { Route } from "../../http/server.ts";
import { findJob } from "../find-job.ts";
import { guardClassic } from "../guard-api.ts";
import { lookAtJob } from "../lifecycle.ts";
import { describeMissingJob } from "../problem.ts";
import { fieldsParameter, parseFields, refuseUnknownParameters } from "../read-query.ts";
import { type ApiContext, showJob } from "../show-job.ts";

/** `GET /2/compliance/jobs/{id}`: a job as it stands now, with freshly signed URLs. */
export function getJobRoute(context: ApiContext): Route {
  const { world } = context;
  return guardClassic(world, {
    operation: "x.getJob",
    method: "GET",
    path: /^\/2\/compliance\/jobs\/(?<id>[^/]+)$/,
    handle(exchange) {
      const unknown = refuseUnknownParameters(exchange.url, [fieldsParameter]);
      if (unknown) return unknown;
      const fields = parseFields(exchange.url);
      if ("refusal" in fields) return fields.refusal;
      const found = findJob(exchange, world);
      if ("refusal" in found) {
        // The older generation answers what it does not find with 200 and `errors`.
        const isQuiet = world.flow === "gcs" && found.refusal.status === 404;
        const id = exchange.params.id ?? "";
        return isQuiet ? { status: 200, body: { errors: [describeMissingJob(id)] } } : found.refusal;
      }
      world.store.put(lookAtJob(found.value));
      return {
        status: 200,
        body: { data: showJob(context, { job: found.value, exchange, fields: fields.value }) },
      };
    },
  });
}
