/** What holds lists and is not read: how it is told by its first bytes, and the command that leads on. */
export interface Container {
  readonly name: string;
  /** All of these have to be there, each at its place. */
  readonly bytes: readonly (readonly [at: number, text: string])[];
  /** What makes a list of it, for example. */
  readonly command: string;
  /** What else is to be known. */
  readonly note?: string;
}

const toCsv = "libreoffice --headless --convert-to csv";
const rounded = "IDs that stand there as numbers have been rounded: export them from the source, as text";

/** `text` is latin1. The first that fits is meant: what looks like another comes before that. */
export const containers: readonly Container[] = [
  {
    name: "an encrypted Parquet file",
    bytes: [[0, "PARE"]],
    command:
      "duckdb -c \"copy (from read_parquet('x.parquet', encryption_config = {footer_key: 'k'})) to 'x.csv'\"",
    note: "`k` is the name that `pragma add_parquet_key` gives your key",
  },
  {
    name: "a SQLite database",
    bytes: [[0, "SQLite format 3\0"]],
    command: 'sqlite3 -csv -header x.db "select tweet_id from tweets" > x.csv',
  },
  {
    name: "an OpenDocument spreadsheet",
    bytes: [
      [0, "PK\x03\x04"],
      [30, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"],
    ],
    command: `${toCsv} x.ods`,
    note: rounded,
  },
  {
    name: "an Excel workbook",
    bytes: [[0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]],
    command: `${toCsv} x.xls`,
    note: rounded,
  },
  { name: "a ZIP archive", bytes: [[0, "PK\x03\x04"]], command: "unzip x.zip" },
  { name: "an empty ZIP archive", bytes: [[0, "PK\x05\x06"]], command: "unzip -l x.zip" },
  { name: "a 7z archive", bytes: [[0, "7z\xbc\xaf\x27\x1c"]], command: "7z x x.7z" },
  { name: "a RAR archive", bytes: [[0, "Rar!\x1a\x07"]], command: "unrar x x.rar" },
  { name: "a tar archive", bytes: [[257, "ustar"]], command: "tar -xf x.tar" },
  { name: "compressed with bzip2", bytes: [[0, "BZh"]], command: "bzcat x.txt.bz2 | gzip > x.txt.gz" },
  { name: "compressed with xz", bytes: [[0, "\xfd7zXZ\0"]], command: "xzcat x.txt.xz | gzip > x.txt.gz" },
  {
    name: "compressed with lz4",
    bytes: [[0, "\x04\x22\x4d\x18"]],
    command: "lz4cat x.txt.lz4 | gzip > x.txt.gz",
  },
  { name: "a PDF", bytes: [[0, "%PDF-"]], command: "pdftotext -layout x.pdf x.txt" },
  {
    name: "an Arrow or Feather file",
    bytes: [[0, "ARROW1"]],
    command: "python3 -c \"import pandas; pandas.read_feather('x.feather').to_csv('x.csv', index=False)\"",
  },
  {
    name: "a Feather file",
    bytes: [[0, "FEA1"]],
    command: "python3 -c \"import pandas; pandas.read_feather('x.feather').to_csv('x.csv', index=False)\"",
  },
  { name: "an Avro file", bytes: [[0, "Obj\x01"]], command: "avro-tools tojson x.avro > x.jsonl" },
  {
    name: "a HDF5 file",
    bytes: [[0, "\x89HDF\r\n\x1a\n"]],
    command: "python3 -c \"import pandas; pandas.read_hdf('x.h5').to_csv('x.csv', index=False)\"",
  },
  {
    name: "a NumPy array",
    bytes: [[0, "\x93NUMPY"]],
    command: "python3 -c \"import numpy; numpy.savetxt('x.txt', numpy.load('x.npy'), fmt='%d')\"",
  },
  ...["\x02", "\x03", "\x04", "\x05"].map((protocol) => ({
    name: "a Python pickle",
    bytes: [[0, `\x80${protocol}`]] as const,
    command: "python3 -c \"import pandas; pandas.read_pickle('x.pkl').to_csv('x.csv', index=False)\"",
  })),
  ...["RDX2\n", "RDX3\n", "RDA2\n", "RDA3\n"].map((magic) => ({
    name: "an R workspace",
    bytes: [[0, magic]] as const,
    command: "Rscript -e \"write.csv(get(load('x.RData')), 'x.csv', row.names = FALSE)\"",
  })),
  {
    name: "an R object",
    bytes: [[0, "X\n\0\0"]],
    command: "Rscript -e \"write.csv(readRDS('x.rds'), 'x.csv', row.names = FALSE)\"",
  },
];

/** Of a ZIP archive: it holds the parts of a workbook. */
const workbook: Container = {
  name: "an Excel workbook",
  bytes: [],
  command: `${toCsv} x.xlsx`,
  note: rounded,
};

/** Why a file is not a list, by its first bytes: what it is, and the command that makes one of it. `undefined`: it may be one. */
export function explainContainer(firstBytes: Uint8Array): string | undefined {
  const text = Buffer.from(firstBytes).toString("latin1");
  const found = containers.find(({ bytes }) => bytes.every(([at, magic]) => text.startsWith(magic, at)));
  if (found === undefined) return undefined;
  // The names of its first parts stand between their contents.
  const isWorkbook = found.name === "a ZIP archive" && hasPartOfWorkbook(text);
  const { name, command, note } = isWorkbook ? workbook : found;
  const more = note === undefined ? "" : ` (${note})`;
  return `is ${name}, which is not read: make a list of it, for example with \`${command}\`${more}`;
}

function hasPartOfWorkbook(archive: string): boolean {
  const headers = archive.split("PK\x03\x04").slice(1);
  return headers.some((header) => /^(?:xl\/|\[Content_Types\]\.xml)/.test(header.slice(26)));
}
