import type { Exchange, Reply, Route } from "../../http/server.ts";
import { acceptUpload } from "../accept-upload.ts";
import { admitToBytes } from "../guard-bytes.ts";
import { answerConflict, answerInvalidRequest, answerTooLarge, answerUnsupportedType } from "../problem.ts";
import { parseFields } from "../read-query.ts";
import { type ApiContext, showJob } from "../show-job.ts";

/** `PUT /2/compliance/jobs/{id}/upload`: the job's IDs, once. */
export function uploadIdsRoute(context: ApiContext): Route {
  const { world } = context;
  return {
    operation: "x.uploadIds",
    method: "PUT",
    path: /^\/2\/compliance\/jobs\/(?<id>[^/]+)\/upload$/,
    handle(exchange) {
      const admitted = admitToBytes({ exchange, world, purpose: "upload" });
      if ("refusal" in admitted) return admitted.refusal;
      const fields = parseFields(exchange.url);
      if ("refusal" in fields) return fields.refusal;
      const { octetStreamOnly } = world.oddities;
      if (octetStreamOnly !== undefined && !isOctetStream(exchange)) return refuseType(octetStreamOnly);
      const { status } = admitted.value;
      if (status !== "created") return answerConflict(`The job is ${status} and takes no upload.`);
      if (exchange.body.length > world.maxUploadBytes) {
        return answerTooLarge(`An upload may have ${world.maxUploadBytes} bytes at most.`);
      }
      const job = acceptUpload(world, { job: admitted.value, upload: exchange.body });
      return { status: 200, body: { data: showJob(context, { job, exchange, fields: fields.value }) } };
    },
  };
}

function isOctetStream({ headers }: Exchange): boolean {
  return headers["content-type"] === "application/octet-stream";
}

/** OpenAPI knows `application/octet-stream` alone; which status X has for others is unknown. */
function refuseType(status: 400 | 415): Reply {
  const detail = "The body must be application/octet-stream.";
  return status === 415
    ? answerUnsupportedType(detail)
    : answerInvalidRequest({ parameter: "content-type", value: "", detail });
}
