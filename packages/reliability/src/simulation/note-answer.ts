import type { OpenXAnswer, OpenXRequest } from "@x-batch-compliance/sandbox";
import type { World } from "./world.ts";

/** What each flow's addresses end with: the secret of their signature. */
const signatures = { api: "?token=", gcs: "&X-Goog-Signature=" } as const;

const quote = 34;

/** Keeps for the oracle what X has done for a run. */
export function noteAnswer(
  { x, facts, timeline, truth, spoiled }: World,
  {
    run,
    request,
    operation,
    answer,
    jobId,
  }: {
    readonly run: number;
    readonly request: OpenXRequest;
    readonly operation: string;
    readonly answer: OpenXAnswer;
    readonly jobId: string;
  },
): void {
  const { status, bytes } = answer;
  const isJson = operation.startsWith("x.") && operation !== "x.downloadResults";
  if (isJson) for (const secret of findSecrets(bytes, signatures[x.flow])) facts.secrets.add(secret);
  const { location } = answer.headers;
  if (location !== undefined)
    for (const secret of findSecrets(Buffer.from(`${location}"`), signatures.gcs)) facts.secrets.add(secret);
  if (operation === "x.createJob" && status === 200) {
    const { id, name = "" } = (JSON.parse(bytes.toString()) as { data: { id: string; name?: string } }).data;
    const others = x
      .jobs()
      .filter((job) => job.id !== id)
      .map((job) => ({ ...job, name: job.name ?? "", spoiled: spoiled.has(job.id) }));
    facts.creates.push({ run, atMs: timeline.now(), id, name, others });
  }
  // A storage takes bytes that no job looks at any more.
  if (operation.endsWith("uploadIds") && x.upload(jobId) === request.body) {
    facts.uploads.set(jobId, { bytes: request.body, truth });
  }
}

/** Not by a pattern, nor in a text: looking for these took one part in forty of a seed's time. */
function* findSecrets(json: Buffer, signature: string): Generator<string> {
  for (let at = json.indexOf(signature); at >= 0; at = json.indexOf(signature, at)) {
    const from = at + signature.length;
    at = json.indexOf(quote, from);
    yield json.toString("latin1", from, at);
  }
}
