import { runFailingIo } from "../run-failing-io.ts";

/** Every file operation of a check and of a rewrite fails once. */
export const failingIo = { name: "failing-io", run: runFailingIo };
