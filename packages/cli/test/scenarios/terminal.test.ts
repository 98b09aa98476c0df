// @module-tag slow
import { describe, expect, test } from "vitest";
import { driveCli, inTerminal } from "../drive-cli.ts";
import { listNodes, whyNoTerminal } from "../find-programs.ts";
import { joinLines, noneGone, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const noTerminal = whyNoTerminal();
const through = inTerminal;
const terminal = { TERM: "xterm-256color" };

describe.each(listNodes())("in a terminal on $name", ({ path, missing }) => {
  test(
    "progress is a line that is redrawn, the result is coloured, and the next commands are named",
    skipFor(noTerminal ?? missing),
    async () => {
      await using cli = await driveCli({ verdicts: twoGone }, path);
      await cli.folder.write("ids.txt", joinLines());
      const { code, stdout } = await cli.runWith({ through, environment: terminal }, "check", "ids.txt");
      expect(code).toBe(1);
      expect(stdout).toContain("\r\u001B[KReading  1 file, 40 entries, 800 bytes");
      expect(stdout).toMatch(/KUploading [█░]{24} +\d+% {2}\d+ bytes of 926 bytes/);
      expect(stdout).toContain("\u001B[31m2 of 40 distinct IDs are no longer compliant");
      expect(stdout).toContain("To remove them:  xbc fix ids.txt\r\n");
      // No redrawn line is left behind.
      expect(stdout.split("\u001B[K").at(-1)).not.toMatch(/^(?:Reading|Uploading|Downloading|Comparing)/);
    },
  );

  test("NO_COLOR takes the colours, and nothing else", skipFor(noTerminal ?? missing), async () => {
    await using cli = await driveCli({ verdicts: noneGone }, path);
    await cli.folder.write("ids.txt", joinLines());
    const environment = { ...terminal, NO_COLOR: "1" };
    const { code, stdout } = await cli.runWith({ through, environment }, "check", "ids.txt");
    expect([code, stdout]).toEqual([0, expect.stringContaining("All 40 distinct IDs are compliant")]);
    expect(stdout.replaceAll("\u001B[K", "")).not.toContain("\u001B");
  });

  test("--hide-progress shows the result alone", skipFor(noTerminal ?? missing), async () => {
    await using cli = await driveCli({ verdicts: noneGone }, path);
    await cli.folder.write("ids.txt", joinLines());
    const options = { through, environment: { ...terminal, NO_COLOR: "1" } };
    const { stdout } = await cli.runWith(options, "check", "ids.txt", "--hide-progress");
    expect(stdout).toMatch(/^All 40 distinct IDs are compliant, as of .*\.\r\n$/);
  });

  test("while X works, the wait is counted on", skipFor(noTerminal ?? missing), async () => {
    await using cli = await driveCli({ verdicts: noneGone, looksInProgress: 1 }, path);
    await cli.folder.write("ids.txt", joinLines());
    const options = { through, environment: terminal };
    const { stdout, code } = await cli.runWith(options, "check", "ids.txt", "--poll-interval-seconds", "5");
    const seen = [
      ...stdout.matchAll(/in progress {2}(?:less than )?\d+ s; checking again in (less than \d|\d+) s/g),
    ];
    expect(code).toBe(0);
    expect(new Set(seen.map(([, left]) => left)).size).toBeGreaterThan(2);
  });
});

test("a keyboard is not a list", skipFor(noTerminal), async () => {
  await using cli = await driveCli();
  const { code, stdout } = await cli.runWith({ through, environment: terminal }, "check", "-");
  expect([code, stdout]).toEqual([2, expect.stringContaining("Standard input is a terminal")]);
});
