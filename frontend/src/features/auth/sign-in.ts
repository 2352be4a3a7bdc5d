import { create } from "zustand";
import { paths } from "@/config/paths";
import { track } from "@/lib/analytics";
import { refreshSession } from "@/lib/api/client";
import { isOffline } from "@/lib/api/problem";
import { MODES, type Mode, type SignInWay } from "@/lib/api/types";
import { forgetSession, rememberSession, useSession, wasSignedIn } from "@/lib/session";
import { readStored, removeStored, writeStored } from "@/lib/storage";
import { changeMode } from "./api/change-mode";
import { finishSignIn } from "./api/finish-sign-in";
import { logOut } from "./api/log-out";
import { startSignIn } from "./api/start-sign-in";

const RETURN_TO = "amplifier.return-to";
const WAY = "amplifier.sign-in-way";
const WANTED_MODE = "wanted-mode";

/** Picks up the session that this browser had before the page was loaded. */
export async function restoreSession(): Promise<void> {
  if (!wasSignedIn()) {
    forgetSession();
    return;
  }
  if (await refreshSession()) await takeUpWantedMode();
  else if (useSession.getState().status === "unknown") {
    useSession.setState({ status: "signed-out", user: null, token: null, expiresAt: 0 });
  }
}

/** Asks again for a mode that was chosen just before a page was left, which ends its requests. */
async function takeUpWantedMode(): Promise<void> {
  const wanted = readStored<Mode | null>(WANTED_MODE, null);
  if (wanted === null) return;
  if (!MODES.includes(wanted) || wanted === useSession.getState().user?.mode) removeStored(WANTED_MODE);
  else await switchMode(wanted).catch(() => removeStored(WANTED_MODE));
}

/** The ways to sign in that a person is asked to choose from; null while nobody is asked. */
export const useChoice = create<{ choice: { ways: readonly SignInWay[]; returnTo: string } | null }>(() => ({ choice: null }));

/**
 * Leaves for the sign-in; the callback page brings the person back to where they were, or to `returnTo`.
 * Where there are several ways, asks which, and stays until that is answered.
 */
export async function signIn(returnTo = location.pathname + location.search + location.hash): Promise<void> {
  track("github_auth_started");
  const { authorize_url: address, ways = [] } = await startSignIn("github");
  if (ways.length > 1) useChoice.setState({ choice: { ways, returnTo } });
  else leaveFor(address, "github", returnTo);
}

/** Leaves by the way that was chosen. */
export async function leaveBy(way: SignInWay, returnTo: string): Promise<void> {
  const { authorize_url: address } = await startSignIn(way);
  leaveFor(address, way, returnTo);
}

function leaveFor(address: string, way: SignInWay, returnTo: string): void {
  sessionStorage.setItem(RETURN_TO, returnTo);
  sessionStorage.setItem(WAY, way);
  location.assign(address);
}

/** Ends the trip by the way it began. Answers where the person was before. */
export async function completeSignIn(code: string, state: string): Promise<string> {
  const way = sessionStorage.getItem(WAY) === "oidc" ? "oidc" : "github";
  sessionStorage.removeItem(WAY);
  rememberSession(await finishSignIn(way, { code, state }));
  track("github_auth_completed");
  const returnTo = sessionStorage.getItem(RETURN_TO) ?? paths.home;
  sessionStorage.removeItem(RETURN_TO);
  return returnTo.startsWith("/") && !returnTo.startsWith("//") ? returnTo : paths.home;
}

export async function signOut(): Promise<void> {
  try {
    await logOut();
  } finally {
    removeStored(WANTED_MODE);
    forgetSession();
  }
}

/** Changes the mode. What was chosen is kept until the server has answered, so that a page that is left at once loses nothing. */
export async function switchMode(mode: Mode): Promise<void> {
  writeStored(WANTED_MODE, mode);
  try {
    rememberSession(await changeMode(mode));
    removeStored(WANTED_MODE);
  } catch (error) {
    if (!isOffline(error)) removeStored(WANTED_MODE);
    throw error;
  }
}
