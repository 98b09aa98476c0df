// Runs programs that import core by its name, one after the other, in the current folder. Each gets a sandbox of its own; one
// that is named twice in a row finds the same sandbox an hour later.
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openWorld, passTime } from "./world.ts";

const modules: Readonly<Record<string, string>> = {
  "@x-batch-compliance/core": "./world.ts",
  "@x-batch-compliance/core/advanced": "../../src/advanced.ts",
  "example-scope": "./scope.ts",
};

registerHooks({
  resolve(specifier, context, next) {
    const path = modules[specifier];
    if (path === undefined) return next(specifier, context);
    // A scope for each example: what one of them has sent or written is none of the others'.
    const own = specifier === "example-scope" ? `?${encodeURIComponent(context.parentURL ?? "")}` : "";
    return {
      url: new URL(path, import.meta.url).href + own,
      format: "module-typescript",
      shortCircuit: true,
    };
  },
});

const paths = process.argv.slice(2);
for (const [index, path] of paths.entries()) {
  if (path === paths[index - 1]) passTime(3_600_000);
  else await openWorld();
  await import(`${pathToFileURL(resolve(path)).href}?${index}`).catch((error: unknown) => {
    console.error(`${path} failed:`, error);
    process.exitCode = 1;
  });
}
// The sandboxes would keep it alive.
process.exit();
