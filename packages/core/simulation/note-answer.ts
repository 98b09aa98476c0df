import type { OpenXAnswer, OpenXRequest } from "@x-batch-compliance/sandbox";
import type { World } from "./world.ts";

const signing = /(?:[?&]token=|X-Goog-Signature=)([^"&\s\\]+)/g;

/** Keeps for the oracle what X has done for a run. */
export function noteAnswer(
  { x, facts, timeline, truth, spoiled }: World,
  {
    run,
    request,
    answer,
    jobId,
  }: {
    readonly run: number;
    readonly request: OpenXRequest;
    readonly answer: OpenXAnswer;
    readonly jobId: string;
  },
): void {
  const { operation, status, bytes } = answer;
  const isJson = operation.startsWith("x.") && operation !== "x.downloadResults";
  const text = isJson ? bytes.toString("latin1") : "";
  for (const [, secret] of text.matchAll(signing)) facts.secrets.add(secret as string);
  if (operation === "x.createJob" && status === 200) {
    const { id, name = "" } = (JSON.parse(text) as { data: { id: string; name?: string } }).data;
    const others = x
      .jobs()
      .filter((job) => job.id !== id)
      .map((job) => ({ ...job, name: job.name ?? "", spoiled: spoiled.has(job.id) }));
    facts.creates.push({ run, atMs: timeline.now(), name, others });
  }
  // A storage takes bytes that no job looks at any more.
  if (operation.endsWith("uploadIds") && x.upload(jobId) === request.body) {
    facts.uploads.set(jobId, { bytes: request.body, truth });
  }
}
