// @module-tag slow
import { chmod, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type DrivenCli, driveCli, program } from "../drive-cli.ts";
import { whyMissing } from "../find-programs.ts";
import { fine, gone, ids, joinLines, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/^( *)```bash\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", text = ""]) =>
  text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
);

/** What an example needs to be run as it stands: the program under its names, npx, and the files that it speaks of. */
async function prepare({ folder }: DrivenCli): Promise<string> {
  const bin = join(folder.path, ".bin");
  await mkdir(bin);
  const start = `exec "${process.execPath}" "${program}" "$@"\n`;
  const programs = { xbc: start, npx: `[ "$1" = x-batch-compliance ] || exit 127\nshift\n${start}` };
  for (const [name, text] of Object.entries(programs)) {
    await chmod(await folder.write(join(".bin", name), `#!/bin/sh\n${text}`), 0o755);
  }
  await folder.write("ids.txt", joinLines());
  await folder.write("posts.csv", `tweet_id,text\n${ids.map((id) => `${id},x\n`).join("")}`);
  await folder.write("authors.txt", "12\n13\n");
  const [, config = ""] = /^```yaml\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  await folder.write("x-compliance.yml", config);
  await folder.write("lists/a.txt", joinLines(ids.slice(0, 5)));
  await folder.write("tweets.jsonl", `{"id":"${fine}","text":"x"}\n{"id":"${gone}","text":"y"}\n`);
  return `${bin}:${process.env.PATH}`;
}

const noBash = whyMissing("bash", "--version");

test("every example of the README is run as it stands, in their order", skipFor(noBash), async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  const PATH = await prepare(cli);
  const results: unknown[] = [];
  for (const [at, block] of blocks.entries()) {
    // The token is typed in by whoever reads the first one; later ones have it.
    const token = at === 0 ? "" : cli.sandbox.x.bearerToken;
    const { code, stdout, stderr } = await cli.runWith({
      command: ["bash", "--norc", "-c", block],
      input: at === 0 ? `${cli.sandbox.x.bearerToken}\n` : "",
      environment: { PATH, X_BEARER_TOKEN: token },
    });
    expect(stderr).not.toMatch(/^error|command not found|INTERNAL/m);
    results.push([block.split("\n")[0], code, stdout.split("\n")[0]?.replace(/, as of .*/, "")]);
  }
  expect(results).toEqual([
    ["read -rs X_BEARER_TOKEN && export X_BEARER_TOKEN", 1, "2 of 40 distinct IDs are no longer compliant"],
    ["xbc fix --dry-run ids.txt", 0, "2 of 40 distinct IDs are no longer compliant"],
    ["cut -d, -f1 posts.csv | xbc check - --format csv", 0, "2 of 40 distinct IDs are no longer compliant"],
    [
      "xbc check --config x-compliance.yml --report html=report.html --report md=report.md",
      0,
      "2 of 42 distinct IDs are no longer compliant",
    ],
    ["xbc doctor", 0, expect.stringMatching(/^ok {5}Node\.js: /)],
    ["xbc check ids.txt --no-wait", 0, "All 38 distinct IDs are compliant"],
    ["xbc create tweets ids.txt", 0, expect.stringMatching(/^id +type +status/)],
    ["source <(xbc completion bash)", 0, ""],
  ]);
  const clean = joinLines(ids.filter((id) => id !== gone && id !== protectedId));
  for (const file of ["ids.txt", "clean.txt"]) expect(await cli.folder.read(file)).toBe(clean);
  expect(await cli.folder.read("ids-only.txt")).toBe(joinLines([gone, fine]));
  expect(await cli.folder.read("lists/a.txt")).toBe(
    joinLines(ids.slice(0, 5).filter((id) => id !== gone && id !== protectedId)),
  );
  expect(JSON.parse(await cli.folder.read("report.json"))).toMatchObject({ checked: 38 });
  expect(await cli.folder.read("report.html")).toContain("2 of 42 IDs are no longer compliant");
});

test("the README names every command and every exit code", async () => {
  await using cli = await driveCli();
  const { stdout } = await cli.run("--help");
  const [, commands = ""] = /^Commands:\n([\s\S]*?)\n\n/m.exec(stdout) ?? [];
  const names = [...commands.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names)
    expect(readme).toMatch(new RegExp(`\`${name}\\b|xbc ${name}\\b|compliance-job ${name}\\b`));
  const [, codes = ""] = /^Exit codes:\n([\s\S]*?)\n\n/m.exec(stdout) ?? [];
  for (const [, code] of codes.matchAll(/^ {2}(\d+) /gm)) expect(readme).toContain(`| ${code} |`);
});
