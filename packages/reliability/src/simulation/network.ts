import type { HttpRequest, HttpResponse, Transport } from "@x-batch-compliance/core";
import { SignedUrl } from "@x-batch-compliance/core/advanced";
import { toComplianceError } from "@x-batch-compliance/core/internal";
import type { OpenXRequest } from "@x-batch-compliance/sandbox";
import { sendBytes } from "./answer-bytes.ts";
import type { Lifeline } from "./lifeline.ts";
import { type ByteChange, bodyCanary, drawFault, type NetworkFault } from "./network-fault.ts";
import { noteAnswer } from "./note-answer.ts";
import { createOddAnswers } from "./odd/create-odd-answers.ts";
import type { Act, Note, Sent } from "./sent.ts";
import type { World } from "./world.ts";

/** The way of one run to X. */
export interface NetworkOptions {
  readonly run: number;
  readonly life: Lifeline;
  /** What happens to results on their way, by job. Shared by all runs. */
  readonly stickyChanges: Map<string, ByteChange>;
  /** In place of what a seed may play: a schedule has failures of its own. */
  readonly drawFault?: typeof drawFault | undefined;
  /** Most that a request takes, ms. */
  readonly latencyMs?: number | undefined;
}

const silenceMs = 60_000;
const jobIdInPath = /\/(?:jobs\/)?([0-9]{5,19})(?:\/|$)/;

/** A transport that ends at X's routes in this process; each request takes its time and may fail. */
export function createNetwork(world: World, options: NetworkOptions): Transport {
  const { run, life, stickyChanges, drawFault: draw = drawFault, latencyMs = 4_000 } = options;
  const { x, timeline, random, plan, facts, trace } = world;
  const downloaded = new Set<string>();

  const note: Note = (entry) => {
    facts.wire.push({ run, atMs: timeline.now(), result: undefined, ...entry });
    trace(`run ${run}: ${entry.operation} → ${entry.note}`);
  };

  const act: Act = async ({ request, jobId, call }) => {
    const answer = await call.answer();
    noteAnswer(world, { run, request, operation: call.operation, answer, jobId });
    return answer;
  };
  const answerOddly = createOddAnswers(world, { act, note });

  /** What a failure leaves of a request; throws where nothing comes back. */
  async function fail(sent: Sent, fault: Exclude<NetworkFault, { kind: "bytes" }>): Promise<HttpResponse> {
    const { jobId, signal } = sent;
    const { operation } = sent.call;
    const acted = "acted" in fault && fault.acted;
    if (acted) await act(sent);
    const done = acted ? ", and X has acted" : "";
    switch (fault.kind) {
      case "reset":
        note({ operation, jobId, acted, seen: "nothing", note: `reset${done}` });
        throw toComplianceError({ code: "ECONNRESET" });
      case "silence":
        await timeline.wait(silenceMs);
        note({ operation, jobId, acted, seen: "nothing", note: `silence${done}` });
        signal?.throwIfAborted();
        throw toComplianceError({ code: "UND_ERR_HEADERS_TIMEOUT" });
      case "page":
        note({ operation, jobId, acted, seen: "nonsense", note: `a page in place of an answer${done}` });
        return sendBytes({
          status: 200,
          headers: { "content-type": "text/html" },
          bytes: Buffer.from(`<html>${bodyCanary}</html>\n`),
        });
      case "vanish":
        // What X has lost holds no slot.
        x.setStatus(jobId, "failed");
        world.vanished.add(jobId);
        world.spoiled.add(jobId);
        note({ operation, jobId, acted, seen: "refusal", note: "404, the job is lost" });
        return sendBytes({ status: 404, headers: {}, bytes: Buffer.from(bodyCanary) });
      case "status": {
        const { status, headers } = fault;
        if (status < 500 && status !== 429 && jobId !== "") world.spoiled.add(jobId);
        note({
          operation,
          jobId,
          acted,
          seen: status >= 500 ? "nonsense" : "refusal",
          note: `${status}${done}`,
        });
        return sendBytes({
          status,
          headers: { ...headers, date: new Date(timeline.now()).toUTCString() },
          bytes: Buffer.from(`{"detail":"${bodyCanary}"}`),
        });
      }
    }
  }

  function chooseChange(jobId: string, fault: ByteChange | undefined): ByteChange | undefined {
    if (fault?.sticky === true) stickyChanges.set(jobId, fault);
    const isFirst = !downloaded.has(jobId);
    downloaded.add(jobId);
    const byProxy = isFirst || plan.proxy?.sticky === true ? plan.proxy : undefined;
    return fault ?? stickyChanges.get(jobId) ?? byProxy;
  }

  return {
    async send(asked) {
      await life.pass();
      const request = await readRequest(asked);
      if (request.url.origin !== x.origin && request.url.origin !== x.storageOrigin) {
        facts.strays.push(`run ${run} sent ${describeCargo(request)} to another host`);
        return sendBytes({ status: 200, headers: {}, bytes: Buffer.from("{}") });
      }
      const call = x.take(request);
      const { operation } = call;
      const jobId = readJobId(request.url);
      const { signal } = asked;
      const sent: Sent = { request, jobId, call, signal };
      await timeline.wait(random.between(20, latencyMs));
      // Its time was up while it was on its way: X has not seen it.
      signal?.throwIfAborted();
      const odd = await answerOddly(sent);
      if (odd !== undefined) {
        await life.pass();
        return odd;
      }
      if (world.vanished.has(jobId)) return fail(sent, { kind: "vanish" });
      const fault = random.chance(plan.faultShare) ? draw(random, operation) : undefined;
      if (fault !== undefined && fault.kind !== "bytes") {
        const response = await fail(sent, fault);
        await life.pass();
        return response;
      }
      const answer = await act(sent);
      const change = operation.endsWith("downloadResults") ? chooseChange(jobId, fault?.change) : undefined;
      note({
        operation,
        jobId,
        result: findResult({ operation, status: answer.status }, change),
        acted: true,
        seen: answer.status < 300 ? "answer" : "refusal",
        note: `${answer.status}${change === undefined || answer.status !== 200 ? "" : `, ${change.how}`}`,
      });
      await life.pass();
      return sendBytes(answer, {
        change: answer.status === 200 ? change : undefined,
        world,
        operation,
        onShort: (short) => void facts.shorts.push({ run, jobId, ...short }),
      });
    },
    async close() {},
  };
}

async function readRequest({ method, url: address, headers, body }: HttpRequest): Promise<OpenXRequest> {
  const url = address instanceof SignedUrl ? address.reveal() : address;
  const pieces: Uint8Array[] = [];
  if (body !== undefined) for await (const piece of body.open()) pieces.push(piece);
  return { method, url, headers: { host: url.host, ...headers }, body: Buffer.concat(pieces) };
}

function findResult(
  { operation, status }: { readonly operation: string; readonly status: number },
  change: ByteChange | undefined,
): "whole" | "changed" | undefined {
  if (!operation.endsWith("downloadResults") || status !== 200) return undefined;
  return change === undefined ? "whole" : "changed";
}

function readJobId({ pathname }: URL): string {
  return jobIdInPath.exec(pathname)?.[1] ?? "";
}

function describeCargo({ headers, body }: OpenXRequest): string {
  const cargo = [headers.authorization === undefined ? "" : "the token", body.length > 0 ? "a body" : ""];
  return cargo.filter((word) => word !== "").join(" and ") || "a request";
}
