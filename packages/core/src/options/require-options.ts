import { ComplianceError } from "../errors.ts";
import { findNearest } from "../text/find-nearest.ts";
import type { OptionRule, OptionTable } from "./option-rule.ts";

/** Whose options they are, as a noun, and whether others than the known ones are the caller's own affair. */
export type OptionOwner = string | { readonly name: string; readonly isOpen: true };

/**
 * Throws OPTION_INVALID, before anything is done, for an option that is unknown, missing or not what the table says.
 * An option that is `undefined` is not given. Of an open owner an unknown one is refused only where it looks like a known one.
 */
export function requireOptions<Options extends object>(
  of: OptionOwner,
  options: Options,
  table: OptionTable<Options>,
): void {
  const { name: owner, isOpen } = typeof of === "string" ? { name: of, isOpen: false } : of;
  const given: unknown = options;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new ComplianceError("OPTION_INVALID", `The options of ${owner} must be an object.`);
  }
  const known = Object.keys(table);
  const values = given as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(values)) {
    if (values[name] === undefined || Object.hasOwn(table, name)) continue;
    const nearest = findNearest(name, known);
    if (nearest === undefined && isOpen) continue;
    throw refuseUnknown(owner, name, nearest);
  }
  for (const [name, { accepts, what, isRequired = false }] of Object.entries<OptionRule>(table)) {
    const value = values[name];
    if (value === undefined ? isRequired : !accepts(value)) {
      // What is nested is told with what it is in.
      const place = isOpen ? ` of ${owner}` : "";
      throw new ComplianceError("OPTION_INVALID", `\`${name}\`${place} must be ${what}.`);
    }
  }
}

/** The name is shown as far as it is one: keys may be data, too. */
function refuseUnknown(owner: string, name: string, nearest: string | undefined): ComplianceError {
  const shown = /^\w{1,40}$/.test(name) ? `option \`${name}\`` : "option of a name that was given";
  const advice = nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
  return new ComplianceError("OPTION_INVALID", `There is no ${shown} of ${owner}.${advice}`);
}
