import { posix } from "node:path";
import type { SourceFile, Violation } from "./source-file.ts";

const maximumLines = 200;
const forbidden = /^(?:utils?|helpers?|commons?|managers?|services?)$/;

/** Holds the length of files (tests and tables are lists, and may be longer) and the names of files and folders. */
export function checkShape(file: SourceFile): Violation[] {
  const violations: Violation[] = [];
  const lines = file.text.replace(/\n$/, "").split("\n").length;
  if (lines > maximumLines && !/(\.test|-table)\.ts$/.test(file.path)) {
    const message = `${lines} lines. Split it by idea, ${maximumLines} is the most.`;
    violations.push({ path: file.path, line: maximumLines + 1, message });
  }
  const words = file.path
    .split("/")
    .slice(0, -1)
    .concat(posix.basename(file.path).split(".")[0] ?? "")
    .flatMap((part) => part.split("-"));
  const word = words.find((candidate) => forbidden.test(candidate));
  if (word !== undefined) {
    const message = `"${word}" says nothing about what is inside. Name the idea.`;
    violations.push({ path: file.path, line: 1, message });
  }
  return violations;
}
