import { createRequire } from "node:module";

/** Node.js 22, where it is installed for this platform. */
export function findNode22(): string | undefined {
  try {
    return createRequire(new URL("../../../package.json", import.meta.url)).resolve(
      "node22-linux-x64/bin/node",
    );
  } catch {
    return undefined;
  }
}
