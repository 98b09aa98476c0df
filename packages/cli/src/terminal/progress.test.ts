import { expect, test } from "vitest";
import type { Sink } from "../terms/world.ts";
import { createProgress } from "./progress.ts";
import { renderBar } from "./render-bar.ts";

function watch(isTerminal: boolean): { readonly sink: Sink; readonly text: () => string } {
  const written: string[] = [];
  return {
    sink: { isTerminal, columns: 40, write: async (text) => void written.push(String(text)) },
    text: () => written.join(""),
  };
}

const live = (label: string) => () => ({ label, detail: "1 file" });

test("in a pipe, what repeats is a line every 10 seconds, and what is quickly over none", () => {
  const { sink, text } = watch(false);
  let nowMs = 0;
  const progress = createProgress({ sink, isHidden: false, monotonic: () => nowMs });
  for (nowMs = 0; nowMs <= 25_000; nowMs += 1_000) {
    progress.tell({ topic: "reading", held: true, live: live("Reading") });
    progress.tell({ topic: "waiting", live: live("Waiting") });
  }
  progress.tell({ line: "Done." });
  expect(
    text()
      .split("\n")
      .filter((line) => line === "Reading: 1 file"),
  ).toHaveLength(2);
  expect(
    text()
      .split("\n")
      .filter((line) => line === "Waiting: 1 file"),
  ).toHaveLength(3);
  expect(text()).toMatch(/\nDone\.\n$/);
  expect(text()).not.toContain("\u001B");
});

test("on a terminal one line is redrawn, and gives way to lines that stay", () => {
  const { sink, text } = watch(true);
  const progress = createProgress({ sink, isHidden: false, monotonic: () => 0 });
  progress.tell({ topic: "reading", held: true, live: live("Reading") });
  progress.tell({ line: "Read." });
  progress.tell({ live: live("Uploading") });
  // There is nothing to say of some events: they leave the line where it can be taken away.
  progress.tell({});
  progress.end();
  progress.end();
  const erase = "\r\u001B[K";
  expect(text()).toBe(`${erase}Reading  1 file${erase}Read.\n${erase}Uploading  1 file${erase}`);
});

test("hidden progress is nothing at all", () => {
  const { sink, text } = watch(true);
  const progress = createProgress({ sink, isHidden: true, monotonic: () => 0 });
  progress.tell({ line: "Read." });
  progress.tell({ live: live("Uploading") });
  progress.end();
  expect(text()).toBe("");
});

test("a bar is as long as its share, and cut before it could break the line", () => {
  expect(renderBar({ label: "Uploading", share: 0.5, detail: "1 of 2 kB" }, 80)).toBe(
    `Uploading ${"█".repeat(12)}${"░".repeat(12)}  50%  1 of 2 kB`,
  );
  expect(renderBar({ label: "Uploading", share: 1.2, detail: "x" }, 80)).toContain("100%");
  const cut = renderBar({ label: "Uploading", share: 0, detail: "y".repeat(100) }, 60);
  expect([cut.length, cut.at(-1)]).toEqual([59, "…"]);
});
