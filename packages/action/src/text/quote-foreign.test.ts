import { expect, test } from "vitest";
import { quoteForeign } from "./quote-foreign.ts";

test("foreign words become one line of code, in which nothing is a command, markup or a control character", () => {
  expect(quoteForeign("a\n::error::b\r##[group]c\t`d` <img> [e](f) \u001b[0m\u202e")).toBe(
    "`a ::error::b # #[group]c 'd' <img> [e](f) \\u{1b}[0m\\u{202e}`",
  );
  expect(quoteForeign("::error::x")).toBe("`: :error::x`");
});

test("secrets go, by their value and by what they look like", () => {
  const secrets = ["s3cret-value", ""];
  expect(quoteForeign("s3cret-value ghs_abc github_pat_1_b", { secrets })).toBe("`*** *** ***`");
  expect(quoteForeign("AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46Z2hz")).toBe("`AUTHORIZATION: basic ***`");
  expect(quoteForeign("(https://a:b@h.example/p?X-Goog-Signature=1#x)")).toBe("`(https://***@h.example/p)`");
  // Words of a sentence are no secrets.
  expect(quoteForeign("personal access token to this organization")).toContain("token to this");
});

test("what is too long is cut, whole characters at a time, and nothing is quoted as nothing", () => {
  expect(quoteForeign("🙂🙂🙂", { mostCharacters: 2 })).toBe("`🙂🙂 …`");
  expect(quoteForeign("🙂🙂", { mostCharacters: 2 })).toBe("`🙂🙂`");
  expect([quoteForeign(""), quoteForeign(" \n")]).toEqual([undefined, undefined]);
});
