import { basename, dirname } from "node:path";
import type { Reply } from "../../http/route.ts";
import type { Git } from "./git.ts";

/** A request of git's smart HTTP protocol. */
export interface BackendRequest {
  readonly method: string;
  /** Below the repository, for example `/info/refs`. */
  readonly service: string;
  readonly query: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
  /** Who pushes. Without a name, nobody may. */
  readonly login: string;
}

/** Answers by git's own CGI program. Source: git's manual, "git-http-backend". */
export async function runHttpBackend(git: Git, request: BackendRequest): Promise<Reply> {
  const { method, service, query, headers, body, login } = request;
  const header = (name: string): string => headers[name]?.toString() ?? "";
  const output = await git.run(["http-backend"], {
    stdin: body,
    env: {
      GIT_PROJECT_ROOT: dirname(git.folder),
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: `/${basename(git.folder)}${service}`,
      REQUEST_METHOD: method,
      QUERY_STRING: query,
      CONTENT_TYPE: header("content-type"),
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: header("content-encoding"),
      GIT_PROTOCOL: header("git-protocol"),
      REMOTE_USER: login,
      REMOTE_ADDR: "127.0.0.1",
    },
  });
  return readCgiOutput(output);
}

/** A CGI program's headers end with an empty line; its status is one of them, and 200 where it is not. */
function readCgiOutput(output: Buffer): Reply {
  const end = output.indexOf("\r\n\r\n");
  const lines = output.subarray(0, end).toString("latin1").split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
  const { status = "200", ...others } = headers;
  return { status: Number(status.slice(0, 3)), headers: others, body: output.subarray(end + 4) };
}
