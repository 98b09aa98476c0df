import { z } from "zod";
import { configSchema } from "./config-schema.ts";

/** The schema of config files as JSON text, in the draft that editors of YAML know, for completion and hints. */
export function renderJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, { target: "draft-7", io: "input" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
