import { expect, test } from "vitest";
import { orderParts } from "./order-parts.ts";

const whose = { prefix: "lists", runKey: "1" };
const parts = ["aa1", "aa3", "aa5", "aa7"].map((place) => ({ place, isRunning: false }));
const placesOf = (youngest: string | undefined, of = parts): string =>
  orderParts(of, youngest, whose)
    .map(({ place }) => place.slice(2))
    .join("");

test.each([
  ["none", undefined, "1357"],
  ["the first part", "aa1", "3571"],
  ["one in the middle", "aa5", "7135"],
  ["the last part", "aa7", "1357"],
  ["a part that is gone, between two", "aa4", "5713"],
  ["a part that is gone, behind all", "aa9", "1357"],
])("after the youngest job was for %s, the next is the one behind it, and around", (_, youngest, order) => {
  expect(placesOf(youngest)).toBe(order);
});

test("a job that goes on comes first, as it holds the slot", () => {
  const running = parts.map((part) => ({ ...part, isRunning: part.place === "aa5" }));
  expect(placesOf("aa5", running)).toBe("5713");
  expect(placesOf("aa1", running)).toBe("5371");
});

test("places are compared as far as names have room for them", () => {
  const long = { prefix: "p".repeat(22), runKey: "9".repeat(12) };
  const close = ["aa123456", "aa1234567", "aa124"].map((place) => ({ place, isRunning: false }));
  const order = orderParts(close, "aa12345", long).map(({ place }) => place);
  expect(order).toEqual(["aa124", "aa123456", "aa1234567"]);
});
