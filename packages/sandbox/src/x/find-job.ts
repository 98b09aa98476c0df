import type { Exchange } from "../http/server.ts";
import type { Job } from "./job.ts";
import { answerInvalidRequest, answerMissingJob } from "./problem.ts";
import type { Parsed } from "./read-query.ts";
import type { World } from "./world.ts";

const jobIdForm = /^[0-9]{1,19}$/;

/** The job that a path names. */
export function findJob({ params }: Exchange, { store }: World): Parsed<Job> {
  const value = params.id ?? "";
  if (!jobIdForm.test(value)) {
    const detail = "The `id` parameter must be 1 to 19 digits.";
    return { refusal: answerInvalidRequest({ parameter: "id", value, detail }) };
  }
  const job = store.find(value);
  return job ? { value: job } : { refusal: answerMissingJob(value) };
}
