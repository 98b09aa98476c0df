import type { Rooms } from "../layers/rooms.ts";
import { renderTable } from "./render-table.ts";

/** What each room of a package holds, in a line. */
export type Subjects = Readonly<Record<string, string>>;

/** Renders the rooms of a package as a Markdown table, from the lowest layer up. Throws unless each has its line. */
export function renderRooms(rooms: Rooms, subjects: Subjects): string {
  const stray = Object.keys(subjects).filter((room) => rooms[room] === undefined);
  if (stray.length > 0) throw new Error(`There is no room ${stray.join(", ")} in scripts/layers/rooms.ts.`);
  const rows = Object.entries(rooms)
    .toSorted(([, one], [, other]) => one - other)
    .map(([room, layer]) => {
      const subject = subjects[room];
      if (subject === undefined) {
        throw new Error(`Say in scripts/docs/room-subjects-table.ts what the room ${room} holds.`);
      }
      return [String(layer), room.endsWith(".ts") ? `\`${room}\`` : `\`${room}/\``, subject];
    });
  return renderTable(["Layer", "Room", "Holds"], rows);
}
