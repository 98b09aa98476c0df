// Builds act where Go is there, so that `npm run e2e` finds it. `.ci/run` does this beside its first steps.
import { setPriority } from "node:os";
import { findAct } from "./act/find-act.ts";

// Go's compiler would take the time of the steps beside it.
setPriority(10);
const found = findAct();
console.log("path" in found ? `act: ${found.path}` : `The end-to-end tests will be skipped. ${found.reason}`);
