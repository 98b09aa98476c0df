// Writes the lists of made-up IDs under examples/, always the same ones.
import { renderExamples } from "./examples/render-examples.ts";
import { writeGenerated } from "./write-generated.mjs";

writeGenerated(renderExamples());
