import { checkPackage } from "./check-package.ts";
import { checkRooms } from "./check-rooms.ts";
import { checkName, findFullFolders } from "./check-shape.ts";
import { isTest, type SourceFile, type Violation } from "./source-file.ts";

/** Finds every rule of the architecture that files break, each by itself or as many. */
export function findViolations(files: readonly SourceFile[]): Violation[] {
  const own = files.flatMap((file) => [
    ...(isTest(file.path) ? [] : checkRooms(file)),
    ...checkPackage(file),
    ...checkName(file),
  ]);
  return [...own, ...findFullFolders(files.map(({ path }) => path))];
}
