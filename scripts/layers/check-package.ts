import { posix } from "node:path";
import { blankComments, type FoundImport, findImports, lineAt } from "./find-imports.ts";
import { isTest, type SourceFile, type Violation } from "./source-file.ts";

const packageOf = /^packages\/([^/]+)\//;

/** Packages that are never published or bundled: they load what they are told. */
const tools: ReadonlySet<string> = new Set(["reliability", "bench"]);

/** Holds that no import passes Biome's rules of who imports what by another way, and who may set the exit code. */
export function checkPackage(file: SourceFile): Violation[] {
  const name = packageOf.exec(file.path)?.[1];
  if (name === undefined) return [];
  const imports = findImports(file.text).flatMap((found) => {
    const message = judgeImport({ path: file.path, name, found });
    return message === undefined ? [] : [{ path: file.path, line: found.line, message }];
  });
  return [...imports, ...findExits(file, name)];
}

function judgeImport({
  path,
  name,
  found: { specifier, isPlain },
}: {
  readonly path: string;
  readonly name: string;
  readonly found: FoundImport;
}): string | undefined {
  const isBound = !isTest(path) && !tools.has(name);
  if (specifier === undefined) {
    return isBound ? "imports what is not a plain string. Write the name of the module." : undefined;
  }
  if (isBound && !isPlain && !specifier.startsWith(".")) {
    return `imports "${specifier}" where Biome does not look. Write \`import\` at the top, or \`await import\`.`;
  }
  if (!specifier.startsWith(".")) return undefined;
  const target = posix.join(posix.dirname(path), specifier);
  const isInside = target.startsWith(`packages/${name}/`) || isConfigOfRoot(path, target);
  return isInside ? undefined : `"${specifier}" leaves the package. Import the other package by its name.`;
}

function isConfigOfRoot(path: string, target: string): boolean {
  return /\/vitest\.config(?:\.[a-z]+)?\.ts$/.test(path) && target === "vitest.shared.ts";
}

const exits = /\bprocess\s*\.\s*(?:exit|exitCode)\b|\bsetFailed\b/g;

/** The one file of a package that may decide the exit code; core has none. */
const deciders: Readonly<Record<string, string>> = {
  core: "",
  cli: "packages/cli/src/cli.ts",
  action: "packages/action/src/index.ts",
};

function findExits(file: SourceFile, name: string): Violation[] {
  const decider = deciders[name];
  if (decider === undefined || file.path === decider || isTest(file.path)) return [];
  const text = blankComments(file.text);
  return [...text.matchAll(exits)].map((match) => ({
    path: file.path,
    line: lineAt(text, match.index),
    message: `${match[0]} decides the exit code. Only ${decider === "" ? "a program" : decider} may; throw or return instead.`,
  }));
}
