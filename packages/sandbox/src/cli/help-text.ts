import { oddJobs } from "../x/odd/odd-job.ts";
import { echoForms } from "../x/results/echo-form.ts";
import { oddLines } from "../x/results/odd-lines.ts";

/** What `--help` prints. */
export const helpText: string = `x-compliance-sandbox: X's batch compliance API, its storage, GitHub and the artifact service on loopback.

Prints one JSON line with all addresses and tokens, then runs until SIGINT or SIGTERM.
Needs Node.js 22 or newer.

  --flow api|gcs             generation of X's API (default api); gcs also takes resumable uploads
  --account STATE            active, no-credits or not-enrolled (default active)
  --share FRACTION           share of IDs that are not compliant, derived from the ID (default 0.05)
  --verdicts FILE            instead: a JSON file {"<id>": {"action": "delete", "reason": "deleted"}}
  --looks COUNT              status requests after the upload that still show in_progress (default 1)
  --processing-ms MS         how long a job is processed (default 0)
  --max-upload-bytes BYTES   larger uploads get 413 (default 128000000 for api, 1000000000 for gcs)
  --keep-chunk-bytes BYTES   how much the storage keeps of each chunk of a resumable upload (default all)
  --short-create-response    answer a create request with the fields of 2024

  --only-x                   X and its storage, without GitHub and the artifact service
  --files FOLDER             what the repository holds at first (default a README)
  --age DAYS                 each SIGUSR2 moves the sandbox's clock forward by so many days (default 1)
  --tls FILE                 X and its storage use TLS, and HTTP/2 if the client offers it; the certificate of their
                             authority is written to FILE, for NODE_EXTRA_CA_CERTS

How X may differ from its documentation:
  --invalid-lines WHAT       lines that are not IDs: echo, echo-half, drop or fail
  --echo FORM                how they come back (default documented; in gcs 2021):
${listWords(echoForms)}
  --odd-lines FORM,…         what results hold besides records:
${listWords(oddLines)}
  --odd-jobs KIND,…          entries of every list that cannot be read, or that hold no slot:
${listWords(oddJobs)}
  --null-fields              fields of jobs without a value are null
  --octet-stream-only        uploads of another type get 415
  --checksums WHAT           of the storage: crc32c (default), "crc32c and md5" or none
  --redirect-downloads       the API answers a download with 302 to the storage
  --help                     print this
`;

function listWords(words: readonly string[]): string {
  const lines = [""];
  for (const word of words) {
    const line = `${lines.at(-1)}${lines.at(-1) === "" ? "" : ", "}${word}`;
    if (line.length <= 82) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.map((line) => `${" ".repeat(29)}${line}`).join(",\n");
}
