/** A command that the runner takes out of a line. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Source: the extensions that actions/runner registers, and `stop-commands`. Their case does not matter. */
const registered: ReadonlySet<string> = new Set(
  "add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning".split(
    " ",
  ),
);

/**
 * The runner compares by culture, where what is not seen does not count: `::` with such a character in it is `::`.
 * Line breaks and tabs do count.
 */
const uncounted = /(?![\s\u0085])\p{Cc}|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu;

/** Reads a line by the rules of actions/runner (ActionCommand.cs): first `::name::`, else `##[name]`. */
export function readCommand(line: string): RunnerCommand | undefined {
  const counted = line.replace(uncounted, "");
  return readNew(line) ?? readOld(line) ?? readNew(counted) ?? readOld(counted);
}

/** `::name key=value,key=value::data`, at the start of a line but for white space. */
function readNew(line: string): RunnerCommand | undefined {
  const text = line.replace(/^[\s\x85]+/, "");
  const end = text.indexOf("::", 2);
  if (!text.startsWith("::") || end === -1) return undefined;
  const info = readInfo(text.slice(2, end), ",");
  if (info === undefined) return undefined;
  const [data, property] = [
    newEscapes,
    [...newEscapes.slice(0, 2), ...propertyEscapes, ...newEscapes.slice(2)],
  ];
  return {
    name: info.name,
    properties: mapValues(info.properties, (value) => decode(value, property)),
    data: decode(text.slice(end + 2), data),
  };
}

/** `##[name key=value;key=value]data`, wherever it stands in a line. */
function readOld(line: string): RunnerCommand | undefined {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  if (start === -1 || end === -1) return undefined;
  const info = readInfo(line.slice(start + 3, end), ";");
  if (info === undefined) return undefined;
  return {
    name: info.name,
    properties: mapValues(info.properties, (value) => decode(value, oldEscapes)),
    data: decode(line.slice(end + 1), oldEscapes),
  };
}

function readInfo(info: string, separator: string): Omit<RunnerCommand, "data"> | undefined {
  const [first = ""] = info.split(" ");
  const name = first.toLowerCase();
  if (!registered.has(name)) return undefined;
  const pairs = info
    .slice(first.length + 1)
    .trim()
    .split(separator)
    .flatMap((pair) => {
      const [, key, value] = /^=*([^=]+)=([\s\S]+)$/.exec(pair) ?? [];
      return key === undefined || value === undefined ? [] : [[key.toLowerCase(), value] as const];
    });
  return { name, properties: Object.fromEntries(pairs) };
}

type Escapes = readonly (readonly [written: string, meant: string])[];

/** In the runner's own order: the sign of escapes comes last. */
const newEscapes: Escapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
];
const propertyEscapes: Escapes = [
  ["%3A", ":"],
  ["%2C", ","],
];
const oldEscapes: Escapes = [
  ["%3B", ";"],
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%5D", "]"],
  ["%25", "%"],
];

function decode(text: string, escapes: Escapes): string {
  return escapes.reduce((all, [written, meant]) => all.replaceAll(written, meant), text);
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
