import type { Rooms } from "../layers/rooms.ts";
import { renderTable } from "./markdown.ts";

/** Renders the rooms of a package as a Markdown table, from the lowest layer up. */
export function renderRooms(rooms: Rooms): string {
  const rows = Object.entries(rooms)
    .toSorted(([, one], [, other]) => one.layer - other.layer)
    .map(([room, { layer, holds }]) => [
      String(layer),
      room.endsWith(".ts") ? `\`${room}\`` : `\`${room}/\``,
      holds,
    ]);
  return renderTable(["Layer", "Room", "Holds"], rows);
}
