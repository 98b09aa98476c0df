import { expect, test } from "vitest";
import { alive } from "../src/simulation/lifeline.ts";
import { noteAnswer } from "../src/simulation/note-answer.ts";
import { planSeed } from "../src/simulation/plan-seed.ts";
import { createWorld } from "../src/simulation/world.ts";

test.each(["api", "gcs"] as const)(
  "the signatures of all addresses of X are kept as secrets, flow %s",
  async (flow) => {
    const plan = planSeed(1);
    const x = { ...plan.x, flow, shortCreateResponse: false };
    const world = createWorld({ ...plan, x }, { passFile: () => alive, trace: () => {} });
    const request = {
      method: "POST",
      url: new URL(`${world.x.origin}/2/compliance/jobs`),
      headers: { authorization: `Bearer ${world.x.bearerToken}`, "content-type": "application/json" },
      body: Buffer.from('{"type":"tweets"}'),
    };
    const { operation, answer } = world.x.take(request);
    const created = await answer();
    noteAnswer(world, { run: 0, request, operation, answer: created, jobId: "" });
    const { data } = JSON.parse(created.bytes.toString()) as { data: Record<string, string> };
    const signatureOf = (name: string): string | null =>
      new URL(data[name] as string).searchParams.get(flow === "api" ? "token" : "X-Goog-Signature");
    expect(world.facts.secrets).toEqual(
      new Set([world.x.bearerToken, signatureOf("upload_url"), signatureOf("download_url")]),
    );
  },
);
