import { create } from "zustand";
import type { TokenAnswer, User } from "./api/types";

type SessionState =
  | { status: "unknown"; user: null; token: null; expiresAt: 0 }
  | { status: "signed-out"; user: null; token: null; expiresAt: 0 }
  | { status: "signed-in"; user: User; token: string; expiresAt: number };

const HINT = "amplifier.signed-in";

/** Who is signed in. The access token lives in this memory and nowhere else. */
export const useSession = create<SessionState>(() => ({ status: "unknown", user: null, token: null, expiresAt: 0 }));

export function rememberSession(answer: TokenAnswer): void {
  writeHint("1");
  useSession.setState({
    status: "signed-in",
    user: answer.user,
    token: answer.token,
    expiresAt: Date.now() + answer.expires_in * 1000,
  });
}

export function forgetSession(): void {
  writeHint(null);
  useSession.setState({ status: "signed-out", user: null, token: null, expiresAt: 0 });
}

/** Whether this browser was signed in before, so that asking for a new token is worth a request. Holds no secret. */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(HINT) === "1";
  } catch {
    return false;
  }
}

function writeHint(value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(HINT);
    else localStorage.setItem(HINT, value);
  } catch {
    // A browser that refuses storage only signs in again after a reload.
  }
}

/** Whether somebody is signed in, as soon as that is known: a page that was just loaded still asks. After `patience` milliseconds nobody is. */
export function isSignedIn(patience = 10_000): Promise<boolean> {
  const known = useSession.getState().status;
  if (known !== "unknown") return Promise.resolve(known === "signed-in");
  return new Promise((resolve) => {
    const settle = (signedIn: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(signedIn);
    };
    const timer = setTimeout(() => settle(false), patience);
    const stop = useSession.subscribe(({ status }) => {
      if (status !== "unknown") settle(status === "signed-in");
    });
  });
}
