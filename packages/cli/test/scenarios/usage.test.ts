// @module-tag slow
import { execFile } from "node:child_process";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { driveCli, program } from "../drive-cli.ts";
import { listNodes, whyMissing } from "../find-programs.ts";
import { joinLines } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const secret = `AAAAAAAAAAAAAAAAAAAAAAAAAAAA${"b".repeat(60)}`;

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test("--help and --version end with 0 and load nothing of core but words", skipFor(missing), async () => {
    await using cli = await driveCli({}, path);
    const help = await cli.run("--help");
    expect([help.code, help.stderr, help.stdout]).toEqual([
      0,
      "",
      expect.stringMatching(/^Usage: xbc COMMAND/),
    ]);
    expect((await cli.run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const noCore =
      "data:text/javascript,import { registerHooks } from 'node:module'; registerHooks({ resolve(name, context, next) { if (/core(?!\\/text$)/.test(name)) throw new Error(name); return next(name, context); } });";
    const run = promisify(execFile)(path, [`--import=${noCore}`, program, "check", "--help"]);
    expect((await run).stdout).toMatch(/^Usage: xbc check/);
  });
});

test("--help is there within 150 ms of what Node.js takes for nothing at all", async () => {
  const time = async (...words: readonly string[]): Promise<number> => {
    const startMs = performance.now();
    await promisify(execFile)(process.execPath, words);
    return performance.now() - startMs;
  };
  const best = async (...words: readonly string[]): Promise<number> => {
    const times: number[] = [];
    // The machine may be busy with other work: the best of some says what the program takes.
    for (let round = 0; round < 8; round++) times.push(await time(...words));
    return Math.min(...times);
  };
  expect((await best(program, "--help")) - (await best("-e", "0"))).toBeLessThan(150);
});

test.each([
  ["--bearer-token", secret],
  [`--bearer-token=${secret}`],
  ["--token", "short"],
  ["--consumer-key", "abcdef"],
  [secret],
  ["--job-name", secret],
])("a token among the arguments (%s …) is refused with what to do, and never shown", async (...words) => {
  await using cli = await driveCli();
  const { code, stdout, stderr } = await cli.run("check", "ids.txt", ...words);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(
    /^error: A token on the command line .* Set X_BEARER_TOKEN \(or BEARER_TOKEN\) .* --token-file/,
  );
  expect(stderr).not.toContain(words.at(-1)?.split("=").at(-1));
  expect(cli.sandbox.recorder.requests()).toEqual([]);
});

test("BEARER_TOKEN, as twarc has it, and a file do as well", async () => {
  await using cli = await driveCli();
  const { bearerToken } = cli.sandbox.x;
  const environment = { X_BEARER_TOKEN: "", BEARER_TOKEN: bearerToken };
  expect((await cli.runWith({ environment }, "list")).code).toBe(0);
  await cli.folder.write("token", `${bearerToken}\n`);
  const none = { environment: { X_BEARER_TOKEN: "" } };
  expect((await cli.runWith(none, "list", "--token-file", "token")).code).toBe(0);
  const missing = await cli.runWith(none, "list");
  expect([missing.code, missing.stderr]).toEqual([
    2,
    expect.stringMatching(/^error: There is no bearer token\. Set X_BEARER_TOKEN/),
  ]);
});

test("all faults of a command line are told at once, each with what to write", async () => {
  await using cli = await driveCli();
  const words = [
    "--wiat",
    "--type",
    "posts",
    "--timeout-minutes=soon",
    "--report",
    "pdf",
    "--no-json",
    "--field",
  ];
  const { code, stderr } = await cli.run("check", "ids.txt", ...words);
  expect([code, stderr]).toEqual([
    2,
    `error: check has no option --wiat. Did you mean --wait?
       --type is posts: write one of tweets, users.
       --timeout-minutes is soon: write a whole number from 1 to 100000.
       --report is pdf: write html, json or md, alone or with a file, for example html=report.html.
       check has no option --no-json. Did you mean --json?
       --field has no value: write words with commas in between.
       Run xbc check --help to see all options.
`,
  ]);
});

test.each([
  [["chekc", "ids.txt"], "error: Unknown command chekc. Did you mean check?\n"],
  [
    ["ids.txt"],
    "error: Unknown command ids.txt. To check a list, put check in front of it. Run xbc --help to see all commands.\n",
  ],
  [
    ["check"],
    "error: An argument is missing: write xbc check FILE|ID|-…, or xbc check --config FILE.\n       Run xbc check --help to see all options.\n",
  ],
  [["get", "abc"], "error: abc is not a job ID: write its digits, or use --name.\n"],
  [
    ["check", "none.txt", "more/*.txt"],
    "error: none.txt does not exist.\n       `more/*.txt` matches no file. Check the path.\n",
  ],
  [["check", "."], "error: . is a folder: name its files, for example ids.txt.\n"],
  [
    ["fix", "20"],
    "error: IDs given as arguments can be checked but not fixed: name the files that contain them.\n",
  ],
  [["create", "posts", "ids.txt"], "error: posts is not a type: write tweets (posts) or users.\n"],
  [
    ["check", "20", "--json", "--csv"],
    "error: --json and --csv both print to standard output: choose one.\n",
  ],
])("%j ends with 2 and one way out", async (words, text) => {
  await using cli = await driveCli();
  const { code, stderr } = await cli.run(...words);
  expect([code, stderr]).toEqual([2, text]);
});

test("an error of usage has its message in JSON, too", async () => {
  await using cli = await driveCli();
  const { code, stdout } = await cli.run("check", "--json", "none.txt");
  expect([code, JSON.parse(stdout)]).toMatchObject([
    2,
    {
      type: "error",
      code: "USAGE",
      message: "none.txt does not exist.",
      faults: ["none.txt does not exist."],
    },
  ]);
});

test("control characters in a file's name do not reach the terminal", async () => {
  await using cli = await driveCli();
  await cli.folder.write("a\u001B[2Jb.txt", "not an ID\n");
  const { code, stderr } = await cli.run("check", "a\u001B[2Jb.txt");
  expect([code, stderr]).toEqual([2, expect.stringContaining("a\\u{1b}[2Jb.txt:1 ")]);
});

const complete = (words: string, at: number): string =>
  `COMP_WORDS=(${words}); COMP_CWORD=${at}; _x_batch_compliance; printf '%s\\n' "\${COMPREPLY[@]}"`;

const noBash = whyMissing("bash", "--version");
test(
  "the completion of bash offers commands, options and the words of options",
  skipFor(noBash),
  async () => {
    await using cli = await driveCli();
    const { stdout: script } = await cli.run("completion", "bash");
    const ask = async (words: string, at: number): Promise<readonly string[]> => {
      const { stdout } = await promisify(execFile)("bash", [
        "--norc",
        "-c",
        `${script}\n${complete(words, at)}`,
      ]);
      return stdout.trim().split("\n");
    };
    expect(await ask("xbc ch", 1)).toEqual(["check"]);
    expect(await ask("xbc check --on-u", 2)).toEqual(["--on-unverified"]);
    expect(await ask("xbc check --no-w", 2)).toEqual(["--no-wait"]);
    expect(await ask("xbc check --type ''", 3)).toEqual(["tweets", "users"]);
    expect(await ask("xbc create u", 2)).toEqual(["users"]);
    expect(await ask("xbc fix --report ''", 3)).toEqual(["html", "json", "md"]);
    expect(await ask("xbc check --conf", 2)).toEqual(["--config"]);
    // Files are left to bash itself.
    expect(await ask("xbc check ''", 2)).toEqual([""]);
  },
);

describe.each(["zsh", "fish"] as const)("%s", (shell) => {
  test("reads its completion without a fault", skipFor(whyMissing(shell, "--version")), async () => {
    await using cli = await driveCli();
    const file = await cli.folder.write("completion", (await cli.run("completion", shell)).stdout);
    await promisify(execFile)(shell, ["-n", file]);
  });
});

test("the completions of zsh and fish name every command and its options", async () => {
  await using cli = await driveCli();
  for (const shell of ["zsh", "fish"]) {
    const { code, stdout } = await cli.run("completion", shell);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/on-unverified[\s\S]*doctor/)]);
  }
});

test("a list that is not sent yet leaves no file of ours behind", async () => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", `${joinLines()}x\n`);
  await cli.runWith({ environment: { TMPDIR: cli.folder.path } }, "check", "ids.txt");
  expect(await promisify(execFile)("ls", [cli.folder.path])).toMatchObject({ stdout: "ids.txt\n" });
});
