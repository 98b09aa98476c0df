import { readFile } from "node:fs/promises";
import { Ajv, type AnySchemaObject, type ValidateFunction } from "ajv";

interface Operation {
  readonly operationId: string;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** X's specification, asked for the schema of one request or answer. */
export interface Specification {
  /** Of an operation's answer with a status and content type, unless the specification has none. */
  response(
    operationId: string,
    answer: { readonly status: number; readonly type: string },
  ): ValidateFunction | undefined;
  request(operationId: string): ValidateFunction;
}

const file = new URL("./x-compliance.openapi.json", import.meta.url);
const id = "https://specification.test/x";

/** Reads X's specification from the file beside this one. */
export async function loadSpecification(): Promise<Specification> {
  const document: OpenApi = JSON.parse(await readFile(file, "utf8"));
  // `discriminator.mapping` and integer formats are words of OpenAPI, not of JSON Schema.
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { int32: true, binary: true } });
  ajv.addSchema(forbidUnknownFields(document) as AnySchemaObject, id);
  const operations = new Map<string, string>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      operations.set(operationId, `/paths/${path.replaceAll("/", "~1")}/${method}`);
    }
  }
  const compile = (pointer: string): ValidateFunction | undefined =>
    ajv.getSchema(`${id}#${encodeURI(pointer).replaceAll("%7B", "{").replaceAll("%7D", "}")}`);
  const place = (operationId: string): string => {
    const pointer = operations.get(operationId);
    if (pointer === undefined) throw new Error(`The specification has no operation ${operationId}.`);
    return pointer;
  };
  return {
    response: (operationId, { status, type }) =>
      compile(
        `${place(operationId)}/responses/${status === 200 ? "200" : "default"}/content/${type.replaceAll("/", "~1")}/schema`,
      ),
    request: (operationId) =>
      compile(`${place(operationId)}/requestBody/content/application~1json/schema`) as ValidateFunction,
  };
}

/** Where a schema lists its fields, others are a mistake of ours, though the specification would let them pass. */
function forbidUnknownFields(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forbidUnknownFields);
  if (typeof node !== "object" || node === null) return node;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, forbidUnknownFields(value)]),
  );
  return copy.type === "object" && copy.properties ? { additionalProperties: false, ...copy } : copy;
}
