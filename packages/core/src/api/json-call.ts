import type { z } from "zod";
import { wrapBytes } from "../bytes/wrap-bytes.ts";
import { ComplianceError } from "../errors.ts";
import { readText } from "../http/read-text.ts";
import { readServerTime } from "../http/server-wait.ts";
import { type Connection, plainHeaders, withSignal } from "./connection.ts";
import { describeRefusal } from "./refusal.ts";

interface JsonCall<T> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly signal: AbortSignal | undefined;
  readonly schema: z.ZodType<T>;
  /** Completes "X refused to …". */
  readonly doing: string;
  readonly jobId?: string;
}

/** X leaves fields out unless they are asked for. */
const fields: string = encodeURIComponent(
  "created_at,download_expires_at,download_url,id,name,resumable,status,type,upload_expires_at,upload_url",
);

export async function callJson<T>(
  { apiUrl, bearerToken, clock, transport }: Connection,
  call: JsonCall<T>,
): Promise<{ readonly value: T; readonly observedAtMs: number }> {
  const query = Object.entries(call.query ?? {}).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}&`,
  );
  const url = new URL(`${apiUrl.origin}${call.path}?${query.join("")}compliance_job.fields=${fields}`);
  const response = await transport.send({
    method: call.method,
    url,
    headers: {
      ...plainHeaders,
      authorization: `Bearer ${bearerToken}`,
      accept: "application/json",
      ...(call.json === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(call.json === undefined ? {} : { body: wrapBytes(Buffer.from(JSON.stringify(call.json))) }),
    ...withSignal(call.signal),
  });
  const text = await readText(response);
  if (response.status < 200 || response.status > 299) {
    throw describeRefusal(response, text, { ...call, nowMs: clock.now() });
  }
  const parsed = call.schema.safeParse(parseJson(text));
  if (!parsed.success) throw unreadable(call.doing, parsed.error.issues[0]?.path.join("."));
  return { value: parsed.data, observedAtMs: readServerTime(response.headers) ?? clock.now() };
}

/** The error for an answer that is not what X documents. `key` is the name of what is missing or wrong in it. */
export function unreadable(doing: string, key = ""): ComplianceError {
  const which = key === "" ? "" : ` (${key} is missing or invalid)`;
  return new ComplianceError(
    "RESPONSE_UNREADABLE",
    `X's response could not be read when asked to ${doing}${which}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
