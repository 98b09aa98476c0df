/** What is under way: how far, where that is known. */
export interface Live {
  readonly label: string;
  /** From 0 to 1; `undefined`: nobody knows. */
  readonly share?: number | undefined;
  readonly detail: string;
}

const barChars = 24;

/** One line for a terminal so many columns wide, cut if it is too long: a second line could not be taken back. */
export function renderBar({ label, share, detail }: Live, columns: number): string {
  if (share === undefined) return cut(`${label}  ${detail}`, columns);
  const bounded = Math.min(1, Math.max(0, share));
  const filled = Math.floor(bounded * barChars);
  const bar = "█".repeat(filled) + "░".repeat(barChars - filled);
  const percent = `${Math.floor(bounded * 100)}%`.padStart(4);
  return cut(`${label} ${bar} ${percent}  ${detail}`, columns);
}

function cut(text: string, columns: number): string {
  const most = Math.max(10, columns - 1);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
