#!/usr/bin/env node
/** The oldest Node.js that all of it runs on. The scripts of the repository bring their own. */
const oldestNode = 22;

const { node } = process.versions;
if (Number.parseInt(node, 10) < oldestNode) {
  process.stderr.write(
    `x-compliance-sandbox: needs Node.js ${oldestNode} or newer; this is Node.js ${node}.\n`,
  );
  process.exitCode = 2;
} else {
  // Loaded only now: what comes after uses what older ones lack, and would fail with the name of a function.
  const { runCli } = await import("./cli/run-cli.ts");
  await runCli(process.argv.slice(2));
}
