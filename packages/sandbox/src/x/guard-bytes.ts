import type { Exchange } from "../http/server.ts";
import { readByteToken } from "./byte-token.ts";
import { findJob } from "./find-job.ts";
import { refuseStranger } from "./guard-api.ts";
import type { Job } from "./job.ts";
import type { Purpose } from "./link.ts";
import { answerForbidden, answerUnauthorized } from "./problem.ts";
import { fieldsParameter, type Parsed, refuseUnknownParameters } from "./read-query.ts";
import type { World } from "./world.ts";

/** A request for the bytes of a job. */
export interface ByteRequest {
  readonly exchange: Exchange;
  readonly world: World;
  readonly purpose: Purpose;
}

/** Lets a request on to the bytes of a job: the bearer token and the URL's own token must both be good. */
export function admitToBytes({ exchange, world, purpose }: ByteRequest): Parsed<Job> {
  const unknown =
    refuseStranger(exchange, world) ?? refuseUnknownParameters(exchange.url, ["token", fieldsParameter]);
  if (unknown) return { refusal: unknown };
  const claims = readByteToken(exchange.url.searchParams.get("token") ?? "", world.key);
  if (!claims) return { refusal: answerUnauthorized() };
  if (claims.purpose !== purpose || claims.jobId !== exchange.params.id) {
    return { refusal: answerForbidden("The token was made for something else.") };
  }
  if (world.clock.now() >= claims.expiresAtMs) return { refusal: answerForbidden("The token has expired.") };
  return findJob(exchange, world);
}
