/** The variable in which the runner hands an input to the step. */
export function toVariable(name: string): string {
  return `INPUT_${name.toUpperCase()}`;
}

/** What an input is set to; empty text is the same as unset. */
export function readVariable(environment: NodeJS.ProcessEnv, name: string): string {
  return environment[toVariable(name)]?.trim() ?? "";
}
