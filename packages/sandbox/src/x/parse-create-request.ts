import type { Exchange, Reply } from "../http/server.ts";
import type { Flow, JobType } from "./job.ts";
import { answerInvalidRequest } from "./problem.ts";
import type { Parsed } from "./read-query.ts";

/** A valid body of a create. */
export interface CreateRequest {
  readonly type: JobType;
  readonly name: string | undefined;
  readonly resumable: boolean;
}

const longestName = 64;
const knownFields: readonly string[] = ["type", "name", "resumable"];

/** Reads the body of a create as strictly as the specification puts it. */
export function parseCreateRequest({ body, headers }: Exchange, flow: Flow): Parsed<CreateRequest> {
  if (!headers["content-type"]?.includes("application/json")) {
    return refuse({
      parameter: "content-type",
      value: headers["content-type"],
      rule: "must be application/json",
    });
  }
  const fields = parseObject(body);
  if (fields === undefined)
    return refuse({ parameter: "body", value: body.toString(), rule: "must be a JSON object" });
  const { type, name, resumable = false } = fields;
  const unknown = Object.keys(fields).find((field) => !knownFields.includes(field));
  if (unknown !== undefined)
    return refuse({ parameter: unknown, value: fields[unknown], rule: "is not a field of this request" });
  if (type !== "tweets" && type !== "users")
    return refuse({ parameter: "type", value: type, rule: "must be tweets or users" });
  if (name !== undefined && (typeof name !== "string" || [...name].length > longestName)) {
    return refuse({
      parameter: "name",
      value: name,
      rule: `must be a string of at most ${longestName} characters`,
    });
  }
  if (typeof resumable !== "boolean")
    return refuse({ parameter: "resumable", value: resumable, rule: "must be true or false" });
  if (resumable && flow === "api")
    return refuse({ parameter: "resumable", value: resumable, rule: "is not offered: leave it out" });
  return { value: { type, name, resumable } };
}

function parseObject(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? { ...parsed }
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface BrokenRule {
  readonly parameter: string;
  readonly value: unknown;
  readonly rule: string;
}

function refuse({ parameter, value, rule }: BrokenRule): { readonly refusal: Reply } {
  const shown = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return { refusal: answerInvalidRequest({ parameter, value: shown, detail: `[${parameter}] ${rule}.` }) };
}
