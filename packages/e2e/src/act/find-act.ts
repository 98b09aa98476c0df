import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The version that Go installs. */
export const actVersion = "v0.2.89";

const programName = process.platform === "win32" ? "act.exe" : "act";
const inNodeModules = fileURLToPath(new URL("../../../../node_modules/.cache/act", import.meta.url));

/** Where act is, or why there is none. */
export type FoundAct = { readonly path: string } | { readonly reason: string };

/** Finds act: built earlier, built now by Go's own installer, or in the PATH. This is installation and uses the network. */
export function findAct({
  environment = process.env,
  cache = inNodeModules,
}: {
  readonly environment?: NodeJS.ProcessEnv;
  readonly cache?: string;
} = {}): FoundAct {
  if (process.platform === "win32") return { reason: "act runs jobs on the host on Linux and macOS only." };
  const folder = join(cache, actVersion);
  const built = join(folder, programName);
  if (existsSync(built)) return { path: built };
  const failure = buildAct(folder, environment);
  if (failure === undefined) return { path: built };
  const inPath = (environment.PATH ?? "")
    .split(delimiter)
    .filter((name) => name !== "")
    .map((name) => join(name, programName))
    .find((path) => existsSync(path));
  if (inPath !== undefined) return { path: inPath };
  return { reason: `act is not in the PATH, and it could not be built: ${failure}` };
}

/** Builds act into the cache. Returns why it could not. */
function buildAct(target: string, environment: NodeJS.ProcessEnv): string | undefined {
  const folder = `${target}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  try {
    const { error, status, stderr } = spawnSync("go", ["install", `github.com/nektos/act@${actVersion}`], {
      // What the machine sets for modules of its own may not hold for this one. Without cgo no compiler of C is needed.
      env: { ...environment, GOBIN: folder, GOFLAGS: "-mod=mod", CGO_ENABLED: "0" },
      encoding: "utf8",
      timeout: 600_000,
    });
    if (error !== undefined) return describeError(error);
    if (status !== 0) return `\`go install\` failed: ${stderr.trim().split("\n").at(-1)}`;
    rmSync(target, { recursive: true, force: true });
    // In one move, so that a build that is cut off leaves nothing that looks complete.
    renameSync(folder, target);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describeError(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "Go is not installed.";
  return error.code === "ETIMEDOUT" ? "`go install` took more than 10 minutes." : error.message;
}
