import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Declaration, listExports, splitDeclarations } from "./split-declarations.ts";

/** What a program can import by one name. */
export interface Entry {
  readonly specifier: string;
  readonly declarations: readonly Declaration[];
}

/** What core exports, and what its types are made of. */
export interface Api {
  readonly entries: readonly Entry[];
  find(name: string): Declaration | undefined;
}

/** The documented entries of core; the others are for the project's own programs. */
const documented: Readonly<Record<string, string>> = {
  "@x-batch-compliance/core": "index.d.ts",
  "@x-batch-compliance/core/advanced": "advanced.d.ts",
};

/** Reads what core exports out of the declarations that TypeScript writes for it. */
export function readApi(): Api {
  const folder = mkdtempSync(join(tmpdir(), "declarations-"));
  try {
    const flags =
      "--declaration --emitDeclarationOnly --declarationMap false --composite false --incremental false";
    const alone = ["--tsBuildInfoFile", "null", "--outDir", folder];
    execFileSync("node_modules/.bin/tsc", ["-p", "packages/core", ...flags.split(" "), ...alone], {
      stdio: "inherit",
    });
    const entries = Object.entries(documented).map(([specifier, file]) => ({
      specifier,
      declarations: readExports(join(folder, file)),
    }));
    const files = globSync("**/*.d.ts", { cwd: folder }).toSorted();
    const all = files.flatMap((file) => splitDeclarations(readFileSync(join(folder, file), "utf8")));
    const byName = new Map(all.map((declaration) => [declaration.name, declaration]));
    return { entries, find: (name) => byName.get(name) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readExports(path: string): readonly Declaration[] {
  return splitDeclarations(readFileSync(path, "utf8"))
    .filter(({ kind }) => kind === "export")
    .flatMap(listExports)
    .map(({ name, from, isType }) => {
      const declaration = findDeclaration(name, join(dirname(path), from));
      // Of a class that is handed on as a type, nobody can make an instance.
      return isType && declaration.kind === "class" ? { ...declaration, kind: "interface" } : declaration;
    });
}

/** Follows an export to the file that declares it. */
function findDeclaration(name: string, path: string): Declaration {
  const all = splitDeclarations(readFileSync(path.replace(/\.ts$/, ".d.ts"), "utf8"));
  const own = all.find((declaration) => declaration.name === name);
  if (own !== undefined) return own;
  const handed = all.filter(({ kind }) => kind === "export").flatMap(listExports);
  const from = handed.find((other) => other.name === name)?.from;
  if (from === undefined) throw new Error(`${path} declares no ${name}.`);
  return findDeclaration(name, join(dirname(path), from));
}
