import { expect, test } from "vitest";
import { readCommand } from "./runner-command.ts";

test.for([
  ["::error::text", "error", {}, "text"],
  [" \t\u00a0::ERROR::text", "error", {}, "text"],
  ["::error file=a%3Ab%2Cc,line=3, col = x ::50%25%0A::", "error", { file: "a:b,c", line: "3" }, "50%\n::"],
  ["::set-output name=result::compliant", "set-output", { name: "result" }, "compliant"],
  ["::stop-commands::word", "stop-commands", {}, "word"],
  ["text ##[set-env name=A;x=%5D%3B]b%25", "set-env", { name: "A", x: "];" }, "b%"],
  ["##[error]one ##[debug]two", "error", {}, "one ##[debug]two"],
  ["::none::##[warning]text", "warning", {}, "text"],
  ["\u200d:\u00ad:error::text", "error", {}, "text"],
  ["\ufeff\u0000::error::text", "error", {}, "text"],
  ["#\u2060#\ufe0f[error]text", "error", {}, "text"],
  ["::add-mask::a\u200db", "add-mask", {}, "a\u200db"],
] as const)("%j is the command %s", ([line, name, properties, data]) => {
  expect(readCommand(line)).toMatchObject({ name, properties, data });
});

test.for([
  "",
  "text ::error::text",
  "::error",
  ":error::text",
  ": :error::text",
  "::unknown::text",
  "::errors::text",
  ":: error::text",
  "# #[error]text",
  "##[unknown]text",
  "##[ error]text",
  "##[error text",
])("%j is not a command", (line) => {
  expect(readCommand(line)).toBeUndefined();
});
