import { paths } from "@/config/paths";
import { track } from "@/lib/analytics";
import { refreshSession } from "@/lib/api/client";
import type { Mode } from "@/lib/api/types";
import { forgetSession, rememberSession, useSession, wasSignedIn } from "@/lib/session";
import { changeMode } from "./api/change-mode";
import { finishGithub } from "./api/finish-github";
import { logOut } from "./api/log-out";
import { startGithub } from "./api/start-github";

const RETURN_TO = "amplifier.return-to";

/** Picks up the session that this browser had before the page was loaded. */
export async function restoreSession(): Promise<void> {
  if (!wasSignedIn()) {
    forgetSession();
    return;
  }
  if (!(await refreshSession()) && useSession.getState().status === "unknown") {
    useSession.setState({ status: "signed-out", user: null, token: null, expiresAt: 0 });
  }
}

/** Leaves for GitHub; the callback page brings the person back to where they were, or to `returnTo`. */
export async function signIn(returnTo = location.pathname + location.search + location.hash): Promise<void> {
  track("github_auth_started");
  const { authorize_url: address } = await startGithub();
  sessionStorage.setItem(RETURN_TO, returnTo);
  location.assign(address);
}

/** Ends the trip to GitHub. Answers where the person was before. */
export async function completeSignIn(code: string, state: string): Promise<string> {
  rememberSession(await finishGithub({ code, state }));
  track("github_auth_completed");
  const returnTo = sessionStorage.getItem(RETURN_TO) ?? paths.home;
  sessionStorage.removeItem(RETURN_TO);
  return returnTo.startsWith("/") && !returnTo.startsWith("//") ? returnTo : paths.home;
}

export async function signOut(): Promise<void> {
  try {
    await logOut();
  } finally {
    forgetSession();
  }
}

export async function switchMode(mode: Mode): Promise<void> {
  rememberSession(await changeMode(mode));
}
