import type { Exchange, Reply, Route } from "../../http/server.ts";
import { guardClassic } from "../guard-api.ts";
import type { JobType } from "../job.ts";
import { lookAtJob } from "../lifecycle.ts";
import { renderOddJob } from "../odd/odd-job.ts";
import { answerInvalidRequest } from "../problem.ts";
import { fieldsParameter, type Parsed, parseFields, refuseUnknownParameters } from "../read-query.ts";
import { type ApiContext, showJob } from "../show-job.ts";
import type { World } from "../world.ts";

/** The statuses that the specification lets a client filter by: `expired` is not among them. */
const filterableStatuses: readonly string[] = ["created", "in_progress", "failed", "complete"];

/** `GET /2/compliance/jobs`: the App's jobs of a type, newest first. */
export function listJobsRoute(context: ApiContext): Route {
  const { world } = context;
  return guardClassic(world, {
    operation: "x.listJobs",
    method: "GET",
    path: /^\/2\/compliance\/jobs$/,
    handle(exchange) {
      const unknown = refuseUnknownParameters(exchange.url, ["type", "status", fieldsParameter]);
      if (unknown) return unknown;
      const fields = parseFields(exchange.url);
      if ("refusal" in fields) return fields.refusal;
      const filter = parseFilter(exchange);
      if ("refusal" in filter) return filter.refusal;
      const { type, status } = filter.value;
      const jobs = world.store.list(type).filter((job) => status === undefined || job.status === status);
      for (const job of jobs) world.store.put(lookAtJob(job));
      const odd = status === undefined ? listOddJobs(world) : [];
      const shown = jobs.map((job) => showJob(context, { job, exchange, fields: fields.value }));
      const data = [...odd, ...shown];
      // Recorded lists of the older generation have no `meta`: an empty one is `{}`.
      const meta = world.flow === "api" ? { meta: { result_count: data.length } } : {};
      return { status: 200, body: { ...(data.length > 0 ? { data } : {}), ...meta } };
    },
  });
}

function listOddJobs({ settings, clock }: World): readonly unknown[] {
  return settings.oddJobs.map((kind, index) => renderOddJob(kind, { index, nowMs: clock.now() }));
}

interface Filter {
  readonly type: JobType;
  readonly status: string | undefined;
}

function parseFilter({ url }: Exchange): Parsed<Filter> {
  const type = url.searchParams.get("type") ?? "";
  const status = url.searchParams.get("status") ?? undefined;
  if (type !== "tweets" && type !== "users") {
    return { refusal: refuse("type", type) };
  }
  if (status !== undefined && !filterableStatuses.includes(status)) {
    return { refusal: refuse("status", status) };
  }
  return { value: { type, status } };
}

function refuse(parameter: string, value: string): Reply {
  const allowed = parameter === "type" ? ["tweets", "users"] : filterableStatuses;
  const detail = `The \`${parameter}\` query parameter must be one of [${allowed.join(",")}].`;
  return answerInvalidRequest({ parameter, value, detail });
}
