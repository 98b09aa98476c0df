import { exitCodes } from "../terms/exit-codes.ts";
import type { FoundToken } from "../x/read-token.ts";
import { type Finding, note, ok } from "./finding.ts";

/** What a token's form says of its kind. X documents none of these forms, so only a user's token is a fault. */
export function judgeToken({ token, from }: FoundToken): Finding {
  const topic = "token";
  if (/^\d{1,20}-[A-Za-z0-9]{20,}$/.test(token)) {
    return {
      state: "fault",
      topic,
      text: `${from} has the form of a user's access token`,
      hint: "Use the App's bearer token (X developer console, Keys and tokens, Bearer Token).",
      exitCode: exitCodes.usage,
    };
  }
  if (/^A{10,}[A-Za-z0-9%+/=]+$/.test(token)) return ok(topic, `${from} has the form of an app-only token`);
  return note(topic, `${from} has none of the usual forms; X's answer shows whether it is right`);
}
