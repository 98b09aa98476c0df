#!/usr/bin/env node
// Nothing here is newer than what an old Node.js reads: it is to say which one is needed, not to fail at a word.
const oldest = [22, 19] as const;

const { node } = process.versions;
const [major = 0, minor = 0] = node.split(".").map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  process.stderr.write(`xbc needs Node.js ${oldest.join(".")} or newer; this is Node.js ${node}.\n`);
  process.exitCode = 2;
} else {
  const [{ openProcessWorld }, { runCli }] = await Promise.all([
    import("./terminal/process-world.ts"),
    import("./run-cli.ts"),
  ]);
  const world = openProcessWorld(process, () => process.exit(130));
  const code = await runCli(process.argv.slice(2), world);
  // What is left open, for example standard input, must not keep it.
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))),
  );
  process.exit(code);
}
