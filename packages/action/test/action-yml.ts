import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const schema = z.object({
  inputs: z.record(
    z.string(),
    z.object({ default: z.string().optional(), required: z.boolean().optional() }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
  runs: z.object({ using: z.string(), main: z.string() }),
});

/** The action's public face, as the runner reads it. */
export function readActionYml(): z.infer<typeof schema> {
  return schema.parse(parse(readFileSync(new URL("../../../action.yml", import.meta.url), "utf8")));
}

/** Every input with its default, as the runner hands them in where the workflow sets none. */
export function defaultInputs(token: string): Readonly<Record<string, string>> {
  const { inputs } = readActionYml();
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      (input.default ?? "").replace(/\$\{\{ github\.token \}\}/, token),
    ]),
  );
}
