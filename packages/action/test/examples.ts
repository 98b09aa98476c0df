import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const folder = fileURLToPath(new URL("../../../examples", import.meta.url));

/** The files of an example, at the place where its workflow looks for them. */
export function readExample(name: string): Readonly<Record<string, Buffer>> {
  const paths = globSync(join(folder, name, "*"));
  return Object.fromEntries(paths.map((path) => [`data/${basename(path)}`, readFileSync(path)]));
}

/** The inputs that an example's workflow gives to our step, apart from the token. */
export function readWorkflowInputs(name: string): Readonly<Record<string, string>> {
  const { jobs } = parse(readFileSync(join(folder, "workflows", `${name}.yml`), "utf8"));
  const steps = Object.values<{ steps: readonly { uses?: string; with?: object }[] }>(jobs).flatMap(
    (job) => job.steps,
  );
  const ours = steps.find(({ uses }) => uses?.includes("/x-batch-compliance@"));
  const { "bearer-token": token, ...inputs } = { ...(ours?.with as Record<string, string> | undefined) };
  if (!String(token).includes("secrets.X_BEARER_TOKEN"))
    throw new Error(`${name} gives no token from a secret.`);
  return Object.fromEntries(Object.entries(inputs).map(([input, value]) => [input, String(value)]));
}
