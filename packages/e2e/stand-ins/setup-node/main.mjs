// actions/setup-node downloads Node.js. Here the one in the PATH must do.
const asked = process.env["INPUT_NODE-VERSION"];
const [major] = process.versions.node.split(".");
if (asked !== major) throw new Error(`The workflow asks for Node.js ${asked}, and this is ${major}.`);
console.log(`Node.js ${process.versions.node}`);
