import { posix } from "node:path";
import { findImports } from "./find-imports.ts";
import { type Rooms, roomsOf } from "./rooms.ts";
import type { SourceFile, Violation } from "./source-file.ts";

const sourceOf = /^packages\/(?<name>[^/]+)\/src\/(?<place>.+)$/;

/** Holds the layers of the packages that have rooms. */
export function checkRooms(file: SourceFile): Violation[] {
  const { name = "", place = "" } = sourceOf.exec(file.path)?.groups ?? {};
  const rooms = roomsOf[name];
  if (rooms === undefined) return [];
  const own = findRoom(rooms, place);
  if (own === undefined) return [{ path: file.path, line: 1, message: nameless(place) }];
  return findImports(file.text).flatMap(({ specifier, line }) => {
    if (specifier?.startsWith(".") !== true) return [];
    const target = posix.join(posix.dirname(place), specifier);
    // What leaves the package is for another rule.
    if (target.startsWith("..")) return [];
    const message = judge(rooms, { own, target });
    return message === undefined ? [] : [{ path: file.path, line, message }];
  });
}

function judge(
  rooms: Rooms,
  { own, target }: { readonly own: string; readonly target: string },
): string | undefined {
  const other = findRoom(rooms, target);
  if (other === undefined) return nameless(target);
  const [from = 0, to = 0] = [rooms[own]?.layer, rooms[other]?.layer];
  if (own === other || to < from) return undefined;
  return `${own} (layer ${from}) imports ${other} (layer ${to}). Import only lower layers and the own room.`;
}

/** The room with the longest path that the file is in. */
function findRoom(rooms: Rooms, place: string): string | undefined {
  return Object.keys(rooms)
    .filter((room) => place === room || place.startsWith(`${room}/`))
    .toSorted((one, other) => other.length - one.length)[0];
}

function nameless(place: string): string {
  return `"${place.includes("/") ? posix.dirname(place) : place}" has no layer. Name it in scripts/layers/rooms.ts.`;
}
