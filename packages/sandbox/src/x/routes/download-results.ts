import type { Route } from "../../http/server.ts";
import { admitToBytes } from "../guard-bytes.ts";
import type { SignLink } from "../link.ts";
import { answerConflict } from "../problem.ts";
import type { World } from "../world.ts";

/** `GET /2/compliance/jobs/{id}/download`: the result, once there is one. */
export function downloadResultsRoute(world: World, signStorageLink: SignLink): Route {
  return {
    operation: "x.downloadResults",
    method: "GET",
    path: /^\/2\/compliance\/jobs\/(?<id>[^/]+)\/download$/,
    handle(exchange) {
      const admitted = admitToBytes({ exchange, world, purpose: "download" });
      if ("refusal" in admitted) return admitted.refusal;
      const job = admitted.value;
      if (job.status !== "complete") return answerConflict(`The job is ${job.status}: there is no result.`);
      if (world.oddities.redirectsDownloads) {
        const { url } = exchange;
        const request = {
          job,
          purpose: "download",
          apiOrigin: url.origin,
          nowMs: world.clock.now(),
        } as const;
        return { status: 302, headers: { location: signStorageLink(request) } };
      }
      return {
        status: 200,
        headers: { "content-type": "application/octet-stream" },
        body: world.content.result(job),
      };
    },
  };
}
