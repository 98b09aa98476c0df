import type { Reply } from "../../http/server.ts";

/** An error as Google Cloud Storage answers it. */
export interface StorageError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Elements after the message, for example `StringToSign`. */
  readonly elements?: Readonly<Record<string, string>>;
}

/** Writes the XML of an error. */
export function answerStorageError({ status, code, message, elements = {} }: StorageError): Reply {
  const all = { Code: code, Message: message, ...elements };
  const inner = Object.entries(all).map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`);
  return {
    status,
    headers: { "content-type": "application/xml; charset=UTF-8" },
    body: `<?xml version='1.0' encoding='UTF-8'?><Error>${inner.join("")}</Error>`,
  };
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
