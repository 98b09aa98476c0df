import { parse } from "yaml";
import type { Problem } from "./find-loose-workflow.ts";

/** The longest description that GitHub's Marketplace accepts. */
const longestDescription = 125;
/** Colours that it has for a badge. */
const colors = ["white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"];

interface Manifest {
  readonly name?: string;
  readonly description?: string;
  readonly branding?: { readonly icon?: string; readonly color?: string };
}

/** What keeps an action.yml out of GitHub's Marketplace. Whether its name is taken only GitHub knows. */
export function findLooseManifest(text: string): readonly Problem[] {
  const { name = "", description = "", branding = {} } = parse(text) as Manifest;
  const { icon = "", color = "" } = branding;
  return [
    ...(name === "" ? ["`name` is missing."] : []),
    ...(description === "" ? ["`description` is missing."] : []),
    ...(description.length > longestDescription
      ? [`\`description\` has ${description.length} characters. The Marketplace takes ${longestDescription}.`]
      : []),
    ...(/^[a-z]+(-[a-z0-9]+)*$/.test(icon) ? [] : ["`branding.icon` is not the name of a Feather icon."]),
    ...(colors.includes(color) ? [] : [`\`branding.color\` is none of ${colors.join(", ")}.`]),
  ].map((message) => ({ line: 1, message }));
}
