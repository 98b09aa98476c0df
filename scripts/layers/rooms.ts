/**
 * Rooms of a package by the layer they are in: a folder, a folder in it, or a file that stands beside the folders. A
 * file is in the room of the longest path that fits; it imports lower layers and its own room.
 */
export type Rooms = Readonly<Record<string, number>>;

/** The rooms of each package that has them. */
export const roomsOf: Readonly<Record<string, Rooms>> = {
  core: {
    "types.ts": 0,
    "error-table.ts": 0,
    "errors.ts": 1,
    "clock.ts": 1,
    http: 2,
    bytes: 2,
    ids: 2,
    api: 3,
    results: 3,
    files: 3,
    resumable: 4,
    detect: 4,
    client: 5,
    compression: 5,
    formats: 6,
    upload: 7,
    rewrite: 7,
    job: 8,
    check: 9,
    "index.ts": 10,
    "internal.ts": 10,
  },
  action: {
    text: 0,
    errors: 1,
    runner: 2,
    inputs: 3,
    github: 4,
    "github/rest": 5,
    "github/git": 5,
    "github/commit": 6,
    check: 7,
    "pull-request": 7,
    "report/page": 8,
    report: 9,
    "conclude.ts": 10,
    "run.ts": 11,
    "index.ts": 12,
  },
};
