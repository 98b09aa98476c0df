import type { OperationName } from "./operation-table.ts";

/** What GitHub answered to a request that failed. */
export interface GitHubAnswer {
  readonly operation: OperationName;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  /** GitHub's own texts: the message and those of its `errors`. */
  readonly texts: readonly string[];
  /** Its `documentation_url`. */
  readonly documentationUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Why no answer came: the code of Node's error, for example `ECONNRESET`. */
  readonly breakCode?: string | undefined;
  /** We gave up: nothing came for minutes. */
  readonly wasSilent?: boolean;
  /** An answer came, and was none that GitHub documents. */
  readonly hasOtherForm?: boolean;
}

/** Reads what the client threw. The error itself goes no further: its text may hold a URL. */
export function readAnswer(operation: OperationName, error: unknown): GitHubAnswer {
  const { response } = error as { readonly response?: { status: number; data: unknown; headers: object } };
  if (response === undefined) {
    return { operation, status: undefined, texts: [], headers: {}, breakCode: findBreakCode(error) };
  }
  const { status, data } = response;
  const headers = response.headers as GitHubAnswer["headers"];
  const { documentation_url: url } = (data ?? {}) as { readonly documentation_url?: unknown };
  return {
    operation,
    status,
    texts: collectTexts(data),
    documentationUrl: typeof url === "string" ? url : undefined,
    headers,
  };
}

/** GitHub's `message`, and each of its `errors`: words, an object with a message, or one that names a field. */
function collectTexts(data: unknown): readonly string[] {
  if (typeof data !== "object" || data === null) return [];
  const { message, errors } = data as { readonly message?: unknown; readonly errors?: unknown };
  const nested = Array.isArray(errors)
    ? errors.flatMap((one) => (typeof one === "string" ? [one] : describeFieldError(one)))
    : [];
  return [...(typeof message === "string" ? [message] : []), ...nested];
}

/** Source: GitHub's "Troubleshooting the REST API", Validation Failed. */
function describeFieldError(error: unknown): readonly string[] {
  const texts = collectTexts(error);
  if (texts.length > 0) return texts;
  const { resource, field, code } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const place = [resource, field].filter((part) => typeof part === "string").join(" ");
  return typeof code === "string" && place !== "" ? [`${place}: ${code}`] : [];
}

/** Causes may go round in a circle. */
const deepest = 10;

function findBreakCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > deepest) return undefined;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code)) return code;
  if (Array.isArray(errors) && errors.length > 0) return findBreakCode(errors[0], depth + 1);
  return findBreakCode(cause, depth + 1);
}
