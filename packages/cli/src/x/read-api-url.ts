import type { OptionValues } from "../arguments/option-table.ts";
import type { World } from "../terms/world.ts";

/** The origin of X's API: core checks it. */
export function readApiUrl(
  { environment }: Pick<World, "environment">,
  options: Pick<OptionValues, "api-url">,
): string {
  const { X_API_URL = "" } = environment;
  return options["api-url"] ?? (X_API_URL === "" ? "https://api.x.com" : X_API_URL);
}
