import { checkPackage } from "./check-package.ts";
import { checkRooms } from "./check-rooms.ts";
import { checkShape } from "./check-shape.ts";
import { isTest, type SourceFile, type Violation } from "./source-file.ts";

/** Finds every rule of the architecture that a file breaks. */
export function findViolations(file: SourceFile): Violation[] {
  const layers = isTest(file.path) ? [] : checkRooms(file);
  return [...layers, ...checkPackage(file), ...checkShape(file)];
}
