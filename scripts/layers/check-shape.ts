import { posix } from "node:path";
import { isTest, type SourceFile, type Violation } from "./source-file.ts";

const mostFiles = 25;
const forbidden = /^(?:utils?|helpers?|commons?|managers?|services?)$/;

/** Holds that the names of files and folders say something. */
export function checkName({ path }: SourceFile): Violation[] {
  const words = path
    .split("/")
    .slice(0, -1)
    .concat(posix.basename(path).split(".")[0] ?? "")
    .flatMap((part) => part.split("-"));
  const word = words.find((candidate) => forbidden.test(candidate));
  if (word === undefined) return [];
  return [{ path, line: 1, message: `"${word}" says nothing about what is inside. Name the idea.` }];
}

/** Finds the folders that hold too many source files, tests not counted. */
export function findFullFolders(paths: readonly string[]): Violation[] {
  const folders = Map.groupBy(
    paths.filter((path) => !isTest(path)),
    (path) => posix.dirname(path),
  );
  return [...folders].flatMap(([path, { length }]) =>
    length > mostFiles
      ? [{ path, line: 1, message: `${length} source files. Split it by subject, ${mostFiles} is the most.` }]
      : [],
  );
}
