import { randomBytes } from "node:crypto";
import type { SandboxClock } from "../../clock.ts";
import { sessionLifeMs, type UploadSession } from "./upload-session.ts";

/** All resumable uploads. */
export interface SessionStore {
  /** Starts an upload into a job. Its ID cannot be guessed: whoever has it may upload. */
  start(jobId: string): UploadSession;
  find(id: string): UploadSession | "gone" | undefined;
  /** Takes a session's new state. */
  put(session: UploadSession): void;
  /** Forgets what all sessions have stored, and answers each of them with 410 from now on. */
  end(): void;
}

/** Starts without a session. */
export function createSessionStore(clock: SandboxClock): SessionStore {
  const sessions = new Map<string, UploadSession | "gone">();
  return {
    start(jobId) {
      const session: UploadSession = {
        id: randomBytes(48).toString("base64url"),
        jobId,
        startedAtMs: clock.now(),
        totalBytes: undefined,
        pieces: [],
        storedBytes: 0,
        isWhole: false,
      };
      sessions.set(session.id, session);
      return session;
    },
    find(id) {
      const session = sessions.get(id);
      const isOver =
        session !== undefined && session !== "gone" && clock.now() >= session.startedAtMs + sessionLifeMs;
      return isOver ? "gone" : session;
    },
    put: (session) => void sessions.set(session.id, session),
    end: () => {
      for (const id of sessions.keys()) sessions.set(id, "gone");
    },
  };
}
