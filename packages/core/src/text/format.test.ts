import { expect, test } from "vitest";
import {
  formatAge,
  formatCount,
  formatDuration,
  formatIds,
  formatPercent,
  formatQuantity,
  formatSize,
  formatSpan,
} from "./format.ts";

test("counts are grouped by thousands", () => {
  expect(formatCount(0)).toBe("0");
  expect(formatCount(1234567)).toBe("1,234,567");
});

test("a noun follows its number", () => {
  expect(formatQuantity(1, "file")).toBe("1 file");
  expect(formatQuantity(0, "file")).toBe("0 files");
  expect(formatQuantity(2, "entry", "entries")).toBe("2 entries");
});

test("IDs are named by their type", () => {
  expect(formatIds("tweets", 2)).toBe("2 post IDs");
  expect(formatIds("users", 1)).toBe("1 user ID");
});

test("sizes are rounded to what a reader needs", () => {
  expect([1, 999, 1000, 45_678, 2_345_678, 120_000_000].map(formatSize)).toEqual([
    "1 byte",
    "999 bytes",
    "1.0 kB",
    "46 kB",
    "2.3 MB",
    "120 MB",
  ]);
});

test("durations show their two largest units", () => {
  const hourMs = 3_600_000;
  const spans = [0, 400, 30_000, 60_000, 90_000, hourMs, 17_880_000, -5];
  expect([...spans, 25 * hourMs, 48 * hourMs, 171.9 * hourMs].map(formatDuration)).toEqual([
    "less than 1 s",
    "less than 1 s",
    "30 s",
    "1 min",
    "1 min 30 s",
    "1 h",
    "4 h 58 min",
    "less than 1 s",
    "25 h",
    "2 days",
    "7 days 3 h",
  ]);
});

test("an age is rounded down, and what is still to come up", () => {
  const [minuteMs, hourMs] = [60_000, 3_600_000];
  expect([-5, 59_999, 90_000, 2.9 * hourMs, 47.9 * hourMs, 71 * hourMs].map(formatAge)).toEqual([
    "just now",
    "just now",
    "1 min ago",
    "2 h ago",
    "47 h ago",
    "2 days ago",
  ]);
  const spans = [30_000, 1.5 * minuteMs, 2.1 * hourMs, 140 * hourMs];
  expect(spans.map((spanMs) => formatSpan(spanMs, Math.ceil))).toEqual([
    "less than 1 min",
    "2 min",
    "3 h",
    "6 days",
  ]);
});

test("a share is never rounded up, nor down to nothing", () => {
  expect([0, 0.0001, 0.3448, 0.29, 0.9999, 1].map(formatPercent)).toEqual([
    "0%",
    "less than 1%",
    "34%",
    "29%",
    "99%",
    "100%",
  ]);
});
