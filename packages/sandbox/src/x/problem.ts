import type { Reply } from "../http/server.ts";

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly type: string;
  readonly detail: string;
  readonly [field: string]: unknown;
}

/** A refusal in the form of RFC 9457, which X's API uses. */
function answerProblem(problem: Problem): Reply {
  return {
    status: problem.status,
    headers: { "content-type": "application/problem+json" },
    body: problem,
  };
}

/** What was wrong with a request. */
export interface RequestFault {
  readonly parameter: string;
  readonly value: string;
  readonly detail: string;
}

/** 400, in the form of the specification's InvalidRequestProblem. */
export function answerInvalidRequest({ parameter, value, detail }: RequestFault): Reply {
  const type = "https://api.x.com/2/problems/invalid-request";
  return answerProblem({ title: "Invalid Request", detail, type, status: 400, parameter, value });
}

/** 401, as recorded: for a wrong bearer token, and for a byte-path token that is none. */
export function answerUnauthorized(): Reply {
  return answerProblem({ title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" });
}

/** 402: the account has nothing left to pay calls with. */
export function answerCreditsDepleted(): Reply {
  return answerProblem({
    title: "CreditsDepleted",
    detail: "The account has no credits left to pay for this request.",
    type: "https://api.x.com/2/problems/credits",
    status: 402,
  });
}

/** 403, as recorded: the App belongs to no Project. It has no `status`. */
export function answerNotEnrolled(): Reply {
  return {
    status: 403,
    headers: { "content-type": "application/problem+json" },
    body: {
      client_id: "10000001",
      detail:
        "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project. You can create a project via the developer portal.",
      title: "Client Forbidden",
      required_enrollment: "Appropriate Level of API Access",
      reason: "client-not-enrolled",
      type: "https://api.twitter.com/2/problems/client-forbidden",
    },
  };
}

/** 403: a byte-path token that is over, or was made for something else. */
export function answerForbidden(detail: string): Reply {
  return answerProblem({ title: "Forbidden", type: "about:blank", status: 403, detail });
}

/** The specification's ResourceNotFoundProblem, on its own or inside `errors`. */
export function describeMissingJob(id: string): Problem {
  return {
    title: "Not Found Error",
    detail: `Could not find compliance job with id: [${id}].`,
    type: "https://api.x.com/2/problems/resource-not-found",
    status: 404,
    resource_type: "compliance_job",
    resource_id: id,
    parameter: "id",
    value: id,
  };
}

/** 404: no such job. */
export function answerMissingJob(id: string): Reply {
  return answerProblem(describeMissingJob(id));
}

/** 409: the job, or its type's only slot, is in another state than the request needs. */
export function answerConflict(detail: string): Reply {
  return answerProblem({ title: "Conflict", type: "about:blank", status: 409, detail });
}

/** 413: more bytes than an upload may have. */
export function answerTooLarge(detail: string): Reply {
  return answerProblem({ title: "Payload Too Large", type: "about:blank", status: 413, detail });
}

/** 415: an upload of another type than the API takes. */
export function answerUnsupportedType(detail: string): Reply {
  return answerProblem({ title: "Unsupported Media Type", type: "about:blank", status: 415, detail });
}

/** 429: the window's requests are used up. */
export function answerTooManyRequests(): Reply {
  return answerProblem({
    title: "Too Many Requests",
    type: "about:blank",
    status: 429,
    detail: "Too Many Requests",
  });
}

/** 404 for a path that the API does not have, in the specification's older Error form. */
export function answerUnknownPath(): Reply {
  return { status: 404, body: { code: 34, message: "This page does not exist." } };
}
