import { copyFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { UploadArtifactResponse } from "@actions/artifact";
import { abortable } from "../runner/abortable.ts";
import { quieten } from "../runner/quieten.ts";
import { buildRunUrl } from "../runner/run-context.ts";
import type { RunTools } from "../runner/run-tools.ts";
import type { ArtifactInputs } from "./to-artifact-inputs.ts";

export interface UploadedArtifact {
  readonly id: number;
  readonly url: string;
  /** sha-256, hex. */
  readonly digest: string;
  readonly name: string;
}

export interface ArtifactOptions extends RunTools {
  readonly artifact: ArtifactInputs;
  readonly folder: string;
}

/** The files of an artifact, by what the user wants in it. */
export const artifactFiles = {
  none: [],
  report: ["report.html", "report.json", "report.md"],
  results: ["report.html", "report.json", "report.md", "violations.ndjson", "refetch.txt", "results.ndjson"],
} as const;

/** Waits between attempts; the client itself repeats only what the server answers with 5xx or 429. */
const retryDelaysMs: readonly number[] = [1000, 3000];
const networkFailure = /\b(ECONNRESET|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE)\b/;
/** GitHub Enterprise Server, and programs that run workflows without GitHub. */
const hasNoService = /^GHESNotSupportedError|\bACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)\b/;
/** Of zlib: lines of JSON take 60 % of the time that the usual level 6 takes, and 10 % more bytes; level 1 half of it, and 26 %. */
const compressionLevel = 4;
/** Other names to try where the name is taken, by another job of the run or an earlier attempt. */
const otherNames = 9;

/**
 * Uploads the artifact. A failure is a warning: it never changes what the check found. A cancelled run does not
 * wait for its upload, which takes no signal.
 */
export async function uploadArtifact(options: ArtifactOptions): Promise<UploadedArtifact | undefined> {
  const { contents } = options.artifact;
  if (contents === "none") return undefined;
  return await uploadUnlessCancelled(options, async (name) => ({ name, files: artifactFiles[contents] }));
}

/**
 * Uploads the page of the report a second time, by itself and unzipped, so that the link to it opens it. Its name is
 * that of its file. A failure is but a warning here, too.
 */
export async function uploadReportPage(options: ArtifactOptions): Promise<UploadedArtifact | undefined> {
  const { folder } = options;
  return await uploadUnlessCancelled(options, async (name) => {
    const file = `${name}.html`;
    await copyFile(join(folder, "report.html"), join(folder, file));
    return { name: file, files: [file], isPage: true };
  });
}

/** What is uploaded under a name that may be free. */
interface Upload {
  readonly name: string;
  readonly files: readonly string[];
  /** One file, which is not compressed. */
  readonly isPage?: boolean;
}

type PrepareUpload = (name: string) => Promise<Upload>;

async function uploadUnlessCancelled(
  options: ArtifactOptions,
  prepare: PrepareUpload,
): Promise<UploadedArtifact | undefined> {
  const { context, signal } = options;
  if (!context.isWorkflow || signal.aborted) return undefined;
  try {
    return await abortable(tryNames(options, prepare), signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function tryNames(
  options: ArtifactOptions,
  prepare: PrepareUpload,
): Promise<UploadedArtifact | undefined> {
  const { artifact, context, log, signal } = options;
  for (const name of listNames(artifact.name, context.runAttempt)) {
    try {
      return await uploadWithRetries(await prepare(name), options);
    } catch (error) {
      if (signal.aborted) return undefined;
      if (readFailure(error).status === "409") continue;
      log.warning(
        `The artifact was not uploaded (${describe(error)}). The result of the check is not affected.`,
      );
      return undefined;
    }
  }
  log.warning(
    `The artifact was not uploaded: its name is taken. Give each job of the run its own \`artifact-name\`.`,
  );
  return undefined;
}

function listNames(name: string, attempt: string): readonly string[] {
  return [name, ...Array.from({ length: otherNames }, (_, index) => `${name}-${attempt}-${index + 2}`)];
}

async function uploadWithRetries(wanted: Upload, options: ArtifactOptions): Promise<UploadedArtifact> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await upload(wanted, options);
    } catch (error) {
      const delayMs = retryDelaysMs[attempt];
      if (readFailure(error).network === undefined || delayMs === undefined) throw error;
      options.log.info(`The artifact's upload broke off (${describe(error)}); trying again.`);
      await options.clock.sleep(delayMs, options.signal);
    }
  }
}

async function upload(
  { name, files, isPage = false }: Upload,
  { artifact, context, folder, log, signal }: ArtifactOptions,
): Promise<UploadedArtifact> {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const uploading = (): Promise<UploadArtifactResponse> =>
    new DefaultArtifactClient().uploadArtifact(
      name,
      files.map((file) => join(folder, basename(file))),
      folder,
      {
        ...(artifact.retentionDays === undefined ? {} : { retentionDays: artifact.retentionDays }),
        ...(isPage ? { skipArchive: true } : { compressionLevel }),
      },
    );
  const uploaded = await quieten(uploading, { output: process.stdout, signal });
  const id = uploaded.id ?? 0;
  log.info(`Uploaded the artifact ${name}: ${files.join(", ")}.`);
  return { id, name, digest: uploaded.digest ?? "", url: `${buildRunUrl(context)}/artifacts/${id}` };
}

/**
 * The client wraps each failure into an error with a text alone, so the text has to be read: `(409)`, or the
 * code of a broken connection, which its upload of the bytes leaves on the error.
 */
function readFailure(error: unknown): {
  readonly name: string;
  readonly status?: string;
  readonly network?: string;
} {
  if (!(error instanceof Error)) return { name: "unknown failure" };
  const status = /\((\d{3})\)/.exec(error.message)?.[1];
  const code = "code" in error ? String(error.code) : "";
  const network = networkFailure.exec(`${code} ${error.message}`)?.[1];
  return { name: error.name, ...(status && { status }), ...(network && { network }) };
}

/** Kind and code alone: the text may hold the signed address of the upload. */
function describe(error: unknown): string {
  const { name, status, network } = readFailure(error);
  if (error instanceof Error && hasNoService.test(`${name} ${error.message}`))
    return "this runner has no artifact service";
  return network ?? (status === undefined ? name : `status ${status}`);
}
