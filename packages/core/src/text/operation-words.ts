/** What core's calls of X's API do, in words that complete "Could not …". */
const words: Readonly<Record<string, string>> = {
  createJob: "create the job",
  getJob: "check the job's status",
  listJobs: "list the jobs",
  cancelJob: "cancel the job",
  uploadIds: "upload the IDs",
  uploadPart: "upload the IDs",
  startUpload: "start the upload",
  sendChunk: "continue the upload",
  askProgress: "check the upload's progress",
  downloadResults: "download the result",
  saveResult: "download the result",
  collectResult: "read the result",
};

/** A client's call in words that complete "Could not …", for example `list the jobs`; any other is a request to X. */
export function describeOperation(operation: string): string {
  return words[operation] ?? "complete a request to X";
}
