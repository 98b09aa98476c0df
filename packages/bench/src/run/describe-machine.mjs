import { execFileSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";

const commands = {
  grep: ["grep", "--version"],
  sort: ["sort", "--version"],
  gawk: ["gawk", "--version"],
  python: ["python3", "--version"],
  jq: ["jq", "--version"],
  mlr: ["mlr", "--version"],
  rg: ["rg", "--version"],
  curl: ["curl", "--version"],
};

/** What a reader needs to weigh the figures. */
export function describeMachine() {
  return {
    system: `${type()} ${release()}`,
    processor: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    versions: { node: process.version, ...readVersions() },
  };
}

/** Tools that are not installed are not in it. */
function readVersions() {
  return Object.fromEntries(
    Object.entries(commands).flatMap(([name, [command, ...words]]) => {
      try {
        const text = execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
        return [[name, text.split("\n")[0].slice(0, 60)]];
      } catch (error) {
        if (error.code === "ENOENT") return [];
        throw error;
      }
    }),
  );
}
