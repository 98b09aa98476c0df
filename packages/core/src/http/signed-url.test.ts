import { inspect } from "node:util";
import { expect, test } from "vitest";
import { SignedUrl } from "./signed-url.ts";

const address = "https://storage.example/bucket/object?X-Goog-Signature=canary";
const signed = new SignedUrl(new URL(address));

test.for<readonly [string, () => string]>([
  ["String", () => String(signed)],
  ["a template", () => `${signed}`],
  ["JSON", () => JSON.stringify({ signed, list: [signed] })],
  ["inspection", () => inspect({ signed }, { showHidden: true, depth: 9, getters: true })],
  ["an error", () => inspect(new Error(`refused: ${signed}`, { cause: signed }))],
  ["its own properties", () => JSON.stringify(Object.getOwnPropertyDescriptors(signed))],
  ["a copy", () => inspect(structuredClone({ ...signed }))],
  ["toString of an array", () => [signed].toString()],
])("%s shows nothing of it", ([, print]) => {
  expect(print()).not.toMatch(/canary|storage\.example|bucket/);
});

test("printed, it says what it is", () => {
  expect([`${signed}`, JSON.stringify(signed)]).toEqual(["[signed url]", '"[signed url]"']);
});

test("the transport can read it", () => {
  expect(signed.reveal().href).toBe(address);
});

const secretsOf = (query: string): readonly string[] =>
  new SignedUrl(new URL(`https://api.example/upload?${query}`)).secrets();

test("its secrets are the values that sign, whatever the case of their names", () => {
  expect(secretsOf("token=abcdefgh")).toEqual(["abcdefgh"]);
  expect(
    secretsOf("X-Goog-Algorithm=A&X-Goog-Credential=who-it-is&x-goog-signature=f00f00f00&X-Goog-Expires=9"),
  ).toEqual(["who-it-is", "f00f00f00"]);
  expect(secretsOf("Signature=old-style&Expires=1")).toEqual(["old-style"]);
});

test("a secret is told as it stands, decoded and encoded, so that no form of it escapes a mask", () => {
  expect(secretsOf("token=abcdef%2fg")).toEqual(["abcdef%2fg", "abcdef/g", "abcdef%2Fg"]);
  expect(secretsOf("token=abcde+f%3D")).toEqual(["abcde+f%3D", "abcde f=", "abcde%20f%3D"]);
  expect(secretsOf("token=abcdef==")).toContain("abcdef==");
});

test("a value under 8 characters is not a secret, since masking it would mask everything", () => {
  expect(secretsOf("token=&token")).toEqual([]);
  expect(secretsOf("token=e&signature=1234567")).toEqual([]);
  expect(secretsOf("token=12345678")).toEqual(["12345678"]);
  expect(new SignedUrl(new URL("https://api.example/upload")).secrets()).toEqual([]);
});

test("every value of a repeated parameter is a secret", () => {
  expect(secretsOf("token=one-of-two&token=two-of-two")).toEqual(["one-of-two", "two-of-two"]);
});
