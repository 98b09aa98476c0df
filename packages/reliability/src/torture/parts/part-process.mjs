// A process that runs one part: node part-process.mjs <name> <options as JSON>. Tells each case, and then the results.
import { failingIo } from "./failing-io.mjs";
import { kills } from "./kills.mjs";
import { simulation } from "./simulation.mjs";
import { sweep } from "./sweep.mjs";
import { uploads } from "./uploads.mjs";

const [name, options] = process.argv.slice(2);
const part = [sweep, failingIo, kills, simulation, uploads].find((one) => one.name === name);
const results = [await part.run({ ...JSON.parse(options), onProgress: () => process.send({}) })].flat();
process.send({ results }, () => process.disconnect());
