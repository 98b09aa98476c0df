import { batchEntries } from "../rest/batch-entries.ts";

/** How it is made, and why, for the log. */
export interface ChosenWay {
  readonly way: "api" | "git";
  readonly why: string;
}

export interface CommitSize {
  readonly files: readonly { readonly sizeBytes: number }[];
  /** How many of them the API takes only in a request of their own. */
  readonly blobs: number;
}

/** The API takes no larger file. Source: GitHub's "Git blobs" reference. */
export const largestApiBytes: number = 40 * 1024 * 1024;

/**
 * Above any of these the API needs more requests than GitHub likes, or refuses: it takes 80 a minute and 500 an hour that
 * make content. Source: GitHub's "Rate limits for the REST API".
 */
const most = {
  files: 1_000,
  fileBytes: largestApiBytes,
  requests: 28,
} as const;

/** Chooses by count and size. The API's commits are signed by GitHub, so it comes first. */
export function chooseWay({ files, blobs }: CommitSize): ChosenWay {
  if (files.length > most.files) return { way: "git", why: "because there are many" };
  if (files.some(({ sizeBytes }) => sizeBytes > most.fileBytes))
    return { way: "git", why: "because the API does not accept files above 40 MiB" };
  const requests = batchEntries(files).length + blobs;
  if (requests > most.requests) return { way: "git", why: `because the API would need ${requests} requests` };
  return { way: "api", why: "signed commit" };
}

/** GitHub takes 500 an hour; this leaves some for the trees. */
const mostBlobs = 400;

/** Whether the API takes it at all, if not readily: what is done where there is no git. */
export function isTakenByApi({ files, blobs }: CommitSize): boolean {
  return blobs <= mostBlobs && files.every(({ sizeBytes }) => sizeBytes <= largestApiBytes);
}
