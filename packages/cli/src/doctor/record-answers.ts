import type { HttpRequest, HttpResponse, Transport } from "@x-batch-compliance/core";

/** One answer of X's, by its form. */
export interface Answer {
  /** `PUT api upload`, without IDs and tokens. */
  readonly request: string;
  readonly status: number;
  readonly framing: HttpResponse["framing"];
  readonly headers: Readonly<Record<string, string>>;
}

/** A transport that keeps the form of each answer. */
export interface RecordedTransport {
  readonly transport: Transport;
  readonly answers: readonly Answer[];
}

export function recordAnswers(inner: Transport, apiOrigin: string): RecordedTransport {
  const answers: Answer[] = [];
  return {
    answers,
    transport: {
      async send(request) {
        const response = await inner.send(request);
        const { status, framing, headers } = response;
        answers.push({ request: nameRequest(request, apiOrigin), status, framing, headers });
        return response;
      },
      close: () => inner.close(),
    },
  };
}

function nameRequest({ method, url }: HttpRequest, apiOrigin: string): string {
  const { origin, pathname } = "reveal" in url ? url.reveal() : url;
  if (origin !== apiOrigin) return `${method} storage`;
  return `${method} ${pathname.replace(/\d{2,}/g, "{id}").replace(/[^\w/{}.-]/g, "…")}`;
}
