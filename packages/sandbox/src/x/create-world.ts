import { randomBytes } from "node:crypto";
import { createContent } from "./content.ts";
import type { Flow } from "./job.ts";
import { createJobStore } from "./job-store.ts";
import type { WorldOptions } from "./options.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createSessionStore } from "./storage/session-store.ts";
import type { World } from "./world.ts";

const defaultMaxUploadBytes: Readonly<Record<Flow, number>> = { api: 128_000_000, gcs: 1_000_000_000 };
const defaultRateLimit = { limit: 150, windowMs: 15 * 60_000 };

/** Fills in what the options leave open. */
export function createWorld(options: WorldOptions): World {
  const { clock, flow = "api" } = options;
  return {
    flow,
    clock,
    bearerToken: options.bearerToken ?? createBearerToken(),
    key: options.key ?? randomBytes(32).toString("hex"),
    store: createJobStore(clock),
    content: createContent(),
    sessions: createSessionStore(clock),
    admit: createRateLimit(options.rateLimit ?? defaultRateLimit, clock),
    settings: {
      account: options.account ?? "active",
      verdicts: options.verdicts ?? { kind: "derived" },
      outcomes: [],
      oddJobs: [...(options.oddJobs ?? [])],
      transformResult: (result) => result,
    },
    processingMs: options.processingMs ?? 0,
    looksInProgress: options.looksInProgress ?? 1,
    maxUploadBytes: options.maxUploadBytes ?? defaultMaxUploadBytes[flow],
    keepChunkBytes: options.keepChunkBytes ?? Number.POSITIVE_INFINITY,
    invalidLines: options.invalidLines ?? (flow === "api" ? "echo" : "drop"),
    shortCreateResponse: options.shortCreateResponse ?? false,
    oddities: {
      echoForm: options.echoForm ?? (flow === "api" ? "documented" : "2021"),
      oddLines: options.oddLines ?? [],
      absentFields: options.absentFields ?? "left out",
      octetStreamOnly: options.octetStreamOnly,
      checksums: options.checksums ?? "crc32c",
      redirectsDownloads: options.redirectsDownloads ?? false,
    },
  };
}

/** The look of an app-only token: a run of A, then characters that mean nothing. */
function createBearerToken(): string {
  return `${"A".repeat(22)}${randomBytes(40).toString("hex")}`;
}
