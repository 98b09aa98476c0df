import { expect, test } from "vitest";
import { createIdWords, formatId } from "../ids/parse-id.ts";
import { createIdValue, type IdValueOptions } from "./id-value.ts";

/** What each value in turn is: its ID, `none`, or `!` and why it is not one. */
function readAll(texts: readonly string[], options: Partial<IdValueOptions> = {}): readonly string[] {
  const value = createIdValue({ type: "tweets", unit: "value", ...options });
  const words = createIdWords();
  return texts.map((text) => {
    const bytes = Buffer.from(`9${text}9`);
    const span = { start: 1, end: bytes.length - 1 };
    const flaw = value.read(bytes, span, words);
    if (flaw !== undefined) return `! ${flaw}`;
    if (words[0] === 0 && words[1] === 0) return "none";
    const id = formatId(words[0] as number, words[1] as number);
    expect(bytes.toString("latin1", span.start, span.end)).toBe(id);
    return id;
  });
}

test("plain IDs stand between white space, and what is blank holds none", () => {
  expect(readAll(["20", " 21\t", "22\r", "", " \t"])).toEqual(["20", "21", "22", "none", "none"]);
});

test("the form of the first ID is that of all, is told once, and a blank value settles nothing", () => {
  const told: string[] = [];
  const onForm = (text: string): void => void told.push(text);
  const texts = ["", " x1230000798458642537", "x20 ", "1230001664694508197", "'20'", "x1.2E+18"];
  expect(readAll(texts, { onForm })).toEqual([
    "none",
    "1230000798458642537",
    "20",
    "! holds an ID as `plain`, and the others are written as `x`: write all in one form, or set `idForm`",
    "! holds an ID as `quotes`, and the others are written as `x`: write all in one form, or set `idForm`",
    "! is not an ID: an ID is one decimal number",
  ]);
  expect(told).toEqual(["the IDs are written after an `x` (`idForm: x`), like the first one"]);
});

test("behind a plain ID no other form is read", () => {
  for (const first of ["20", " 20"]) {
    const told: string[] = [];
    const onForm = (text: string): void => void told.push(text);
    const [, other] = readAll([first, "x1230000798458642537"], { onForm });
    expect(other).toMatch(/^! holds an ID as `x`, and the others are written as `plain`/);
    expect(told).toEqual([]);
  }
});

test("a form that was named is the only one, and nothing is told of it", () => {
  const onForm = (): never => {
    throw new Error("told");
  };
  expect(readAll(["x7", "x8"], { idForm: "x", onForm })).toEqual(["7", "8"]);
  expect(readAll(["7"], { idForm: "x" })[0]).toMatch(/^! holds an ID as `plain`/);
  expect(readAll(["7", "x1230000798458642537"], { idForm: "plain" })[1]).toMatch(/^! holds an ID as `x`/);
  expect(readAll(["u7"], { idForm: "u" })).toEqual(["7"]);
});

test("letters before a short number are not read unasked", () => {
  expect(readAll(["x12", "x12345678", "x123456789"])).toEqual([
    "! is not an ID by itself: if it is one, set `idForm: x`",
    "! is not an ID by itself: if it is one, set `idForm: x`",
    "123456789",
  ]);
  expect(readAll(["x123", "x1234"], { type: "users" })[1]).toBe("1234");
  expect(readAll(["'7'"])).toEqual(["7"]);
});

test.for([
  ["users", "https://x.com/a/status/1230000798458642537", "tweets"],
  ["users", "t1230000798458642537", "tweets"],
  ["tweets", "https://x.com/i/user/2244994945", "users"],
  ["tweets", "u2244994945", "users"],
  ["tweets", "user:2244994945", "users"],
] as const)("where IDs of %s are wanted, %s is refused by its type", ([type, text, other]) => {
  expect(readAll([text], { type })[0]).toContain(`set \`type: ${other}\``);
});

test("plain IDs that were read elsewhere settle the form", () => {
  const value = createIdValue({ type: "tweets", unit: "line" });
  expect(value.takesPlain).toBe(true);
  value.settlePlain();
  const bytes = Buffer.from("'20'");
  expect(value.read(bytes, { start: 0, end: 4 }, createIdWords())).toContain("written as `plain`");
  const named = createIdValue({ type: "tweets", unit: "line", idForm: "quotes" });
  expect(named.takesPlain).toBe(false);
});

test("a number that is too large is told as such in every form", () => {
  for (const text of ["99999999999999999999", "x99999999999999999999", "'99999999999999999999'"]) {
    expect(readAll([text])[0]).toMatch(/^! /);
  }
});
