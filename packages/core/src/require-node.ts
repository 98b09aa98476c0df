import { describeOldNode } from "./old-node.ts";

// The one thing that core does when it is loaded, and the first: what comes after it uses what older ones lack, and would
// fail with the name of a function. For the same reason no other file imports by name what an old Node.js does not export.
const old = describeOldNode(process.versions.node);
if (old !== undefined) throw new Error(old);
