import { expect, test } from "vitest";
import { readLine } from "./line.ts";
import { isValidId } from "./valid-id.ts";

const check = (text: string): boolean => isValidId(readLine(Buffer.from(text), 0));

test.each(["1", "9", "1160164553482756096", "9999999999999999999", "18446744073709551615"])(
  "%s is an ID",
  (text) => {
    expect(check(text)).toBe(true);
  },
);

test.each([
  "0",
  "01",
  "",
  "abc",
  "12a",
  "-1",
  " 1",
  "1 ",
  "1\r",
  "\ufeff1",
  "1.0",
  "1e3",
  "18446744073709551616",
  "99999999999999999999",
  "100000000000000000000",
])("%j is not an ID", (text) => {
  expect(check(text)).toBe(false);
});
