import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** As Debian, Ubuntu and Google call it. */
const names: readonly string[] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where a Chromium is that can be driven, or undefined: none is ever downloaded. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
