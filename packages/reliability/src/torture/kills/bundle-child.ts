import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** As much of Rolldown as is used here. */
interface Rolldown {
  rolldown(input: object): Promise<{ write(output: object): Promise<unknown>; close(): Promise<void> }>;
}

const program = fileURLToPath(new URL("./child.ts", import.meta.url));

/**
 * Bundles the child from core's source and returns its path: it starts in a third of the time, and thousands of it are started. The
 * bundler is the one that runs the tests.
 */
export async function bundleChild(folder: string): Promise<string> {
  // Nothing of ours depends on it but through vitest and vite.
  const fromVitest = createRequire(import.meta.resolve("vitest"));
  const fromVite = createRequire(fromVitest.resolve("vite"));
  const { rolldown } = (await import(pathToFileURL(fromVite.resolve("rolldown")).href)) as Rolldown;
  const bundle = await rolldown({
    input: program,
    platform: "node",
    resolve: { conditionNames: ["@x-batch-compliance/source", "node", "import", "default"] },
    // Packages that choose their way of loading at run time are not ours to fix.
    logLevel: "silent",
  });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "child.mjs",
    chunkFileNames: "[name].mjs",
  });
  await bundle.close();
  return join(folder, "child.mjs");
}
