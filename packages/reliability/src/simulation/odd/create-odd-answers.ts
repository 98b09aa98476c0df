import type { HttpResponse } from "@x-batch-compliance/core";
import { toComplianceError } from "@x-batch-compliance/core/internal";
import { sendBytes } from "../answer-bytes.ts";
import { bodyCanary } from "../network-fault.ts";
import { startOfSeedMs } from "../plan-seed.ts";
import type { Act, Note, Sent } from "../sent.ts";
import type { World } from "../world.ts";
import { drawOddAnswer } from "./odd-answer.ts";

/** How long X shows a job as it was before its upload. */
const lagMs = 45_000;

/** For one run: what is odd about the answer to a request, if anything is. Each operation on a job is answered so once. */
export function createOddAnswers(
  world: World,
  { act, note }: { readonly act: Act; readonly note: Note },
): (sent: Sent) => Promise<HttpResponse | undefined> {
  const { plan, timeline, oddRandom } = world;
  const { odd, runs } = plan;
  const answered = new Set<string>();

  function isAway(): boolean {
    const { outage } = odd ?? {};
    if (outage === undefined) return false;
    const sinceMs = timeline.now() - startOfSeedMs - (runs[0]?.startMs ?? 0) - outage.fromMs;
    return sinceMs >= 0 && sinceMs < outage.forMs;
  }

  return async (sent) => {
    if (odd === undefined) return undefined;
    const { jobId, call } = sent;
    const { operation } = call;
    if (isAway()) {
      note({ operation, jobId, acted: false, seen: "nonsense", note: "503, X is not to be had" });
      return sendBytes({ status: 503, headers: {}, bytes: Buffer.from(`{"detail":"${bodyCanary}"}`) });
    }
    const place = `${operation} ${jobId}`;
    if (world.vanished.has(jobId) || answered.has(place) || !oddRandom.chance(odd.answerShare))
      return undefined;
    const answer = drawOddAnswer(oddRandom, operation);
    if (answer === undefined) return undefined;
    answered.add(place);
    if (answer.kind === "instead") {
      const { status, headers, body } = answer;
      const seen = status < 300 ? "nonsense" : "refusal";
      note({ operation, jobId, acted: false, seen, note: `${status} in place of an answer` });
      return sendBytes({ status, headers, bytes: Buffer.from(body) });
    }
    const real = await act(sent);
    if (real.status >= 300) {
      note({ operation, jobId, acted: true, seen: "refusal", note: `${real.status}` });
      return sendBytes(real, { change: undefined, world, operation });
    }
    if (answer.kind === "lag") {
      world.lagging.set(jobId, timeline.now() + lagMs);
      note({ operation, jobId, acted: true, seen: "nothing", note: "reset, and X lags behind" });
      throw toComplianceError({ code: "ECONNRESET" });
    }
    const { status } = answer;
    note({ operation, jobId, acted: true, seen: "answer", note: `${status} in place of ${real.status}` });
    const bytes = answer.kind === "bare" ? Buffer.alloc(0) : real.bytes;
    return sendBytes({ ...real, status, bytes });
  };
}
