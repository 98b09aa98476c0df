import { posix } from "node:path";
import { blankComments, type FoundImport, findImports, lineAt } from "./find-imports.ts";
import { isTest, type SourceFile, type Violation } from "./source-file.ts";

const ours = "@x-batch-compliance/";
const packageOf = /^packages\/([^/]+)\//;

/** Which of our packages each one may import, outside its tests. The sandbox may none, not even in tests. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  action: [`${ours}core`],
  sandbox: [],
  reliability: [`${ours}core`, `${ours}core/internal`, `${ours}sandbox`],
  bench: [],
};

/** What core may import besides Node, and where. Another dependency needs a decision record and a line here. */
const packagesOfCore: Readonly<Record<string, RegExp>> = {
  undici: /^packages\/core\/src\/http\/transport\.ts$/,
  zod: /./,
};

/** Packages that are never published or bundled: they start processes, and load what they are told. */
const tools: ReadonlySet<string> = new Set(["reliability", "bench"]);

/** What starts a process, or runs text as code. */
const starters = /^(?:node:)?(?:child_process|cluster|vm|repl|inspector(?:\/promises)?)$|^@actions\/exec$/;

/** Starts git, without a shell, for what GitHub's API takes no more: thousands of files, or large ones. */
const gitStarter = "packages/action/src/github/git/run-git.ts";

const githubClient = "packages/action/src/github/client.ts";

/** Holds the arrow between the packages, and who may touch GitHub's client and the exit code. */
export function checkPackage(file: SourceFile): Violation[] {
  const name = packageOf.exec(file.path)?.[1];
  if (name === undefined) return [];
  const imports = findImports(file.text).flatMap((found) => {
    const message = judgeImport({ path: file.path, name, found });
    return message === undefined ? [] : [{ path: file.path, line: found.line, message }];
  });
  return [...imports, ...findExits(file, name)];
}

function judgeImport(context: {
  readonly path: string;
  readonly name: string;
  readonly found: FoundImport;
}): string | undefined {
  const { path, name, found } = context;
  const { specifier } = found;
  const isTool = tools.has(name);
  if (specifier === undefined) {
    return isTest(path) || isTool
      ? undefined
      : "imports what is not a plain string. Write the name of the module.";
  }
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(path), specifier);
    const inside = target.startsWith(`packages/${name}/`) || isConfigOfRoot(path, target);
    return inside ? undefined : `"${specifier}" leaves the package. Import the other package by its name.`;
  }
  if (specifier.startsWith(ours) && (name === "sandbox" || !isTest(path))) {
    if (arrows[name]?.includes(specifier) !== true) {
      return `${name} imports ${specifier}. The one arrow is action → core; only tests use the sandbox.`;
    }
  }
  const maySpawn =
    name === "sandbox" || isTool || (path === gitStarter && specifier === "node:child_process");
  if (!maySpawn && starters.test(specifier) && !isTest(path)) {
    return `${name} imports "${specifier}". Data must reach no shell and no other process.`;
  }
  if (name === "core" && !specifier.startsWith("node:") && !isTest(path)) {
    const allowed = packagesOfCore[specifier];
    if (allowed === undefined) return `core imports "${specifier}". It depends on undici and zod alone.`;
    if (!allowed.test(path)) return `"${specifier}" is imported here. Only http/transport.ts may do so.`;
  }
  if (name === "action" && specifier.startsWith("@actions/github") && !isTest(path)) {
    return path === githubClient
      ? undefined
      : `"${specifier}" is imported here. Only ${githubClient} may do so, for types too.`;
  }
  return undefined;
}

function isConfigOfRoot(path: string, target: string): boolean {
  return path.endsWith("/vitest.config.ts") && target === "vitest.shared.ts";
}

const exits = /\bprocess\s*\.\s*(?:exit|exitCode)\b|\bsetFailed\b/g;

function findExits(file: SourceFile, name: string): Violation[] {
  const bound = name === "core" || (name === "action" && file.path !== "packages/action/src/index.ts");
  if (!bound || isTest(file.path)) return [];
  const text = blankComments(file.text);
  return [...text.matchAll(exits)].map((match) => ({
    path: file.path,
    line: lineAt(text, match.index),
    message: `${match[0]} decides the exit code. Only packages/action/src/index.ts may; throw or return instead.`,
  }));
}
