/** The longest path that Linux knows: no glob that leads to a file needs more characters. */
export const longestGlob = 4096;

/** So many globs the braces of one may stand for, and characters: they are read at one go. */
export const mostAlternatives = 1000;
export const mostCharacters: number = 256 * 1024;

/** Of all globs of a run, after their braces. */
export const allAlternatives = 10_000;
export const allCharacters: number = 1024 * 1024;

/**
 * Comparisons of a character for each file or folder that was seen: about what it costs to ask the system for one. The
 * work of a search thus grows with the tree and never with how clever its globs are.
 */
export const stepsPerEntry = 5_000;
export const freeSteps = 20_000_000;

/** Comparisons between two moments at which a cancellation is heard: a few milliseconds. */
export const stepsPerTurn = 500_000;
