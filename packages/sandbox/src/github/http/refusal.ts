import type { Reply } from "../../http/route.ts";

/** One entry of a validation error, in GitHub's words. */
export interface FieldError {
  readonly resource: string;
  readonly code: "custom" | "invalid" | "missing_field" | "already_exists";
  readonly field?: string;
  readonly message?: string;
}

/** Thrown by a route to answer with an error. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply, message: string) {
    super(message);
    this.name = "Refusal";
    this.reply = reply;
  }
}

/** An error answer in GitHub's form. */
export function refuse(status: number, message: string): Refusal {
  return refuseWith({ status, message });
}

/** An error answer that says more than its message. */
export function refuseWith(refused: {
  readonly status: number;
  readonly message: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}): Refusal {
  const { status, message, headers = {} } = refused;
  const errors = refused.errors === undefined ? {} : { errors: refused.errors };
  const body = {
    message,
    ...errors,
    documentation_url: "https://docs.github.com/rest",
    status: String(status),
  };
  return new Refusal({ status, headers, body }, message);
}

/** Nothing of that name, or nothing that the token may see. */
export function refuseUnknown(): Refusal {
  return refuse(404, "Not Found");
}

/** Fields that were understood and found wrong. */
export function refuseInvalid(...errors: readonly FieldError[]): Refusal {
  return refuseWith({ status: 422, message: "Validation Failed", errors });
}
