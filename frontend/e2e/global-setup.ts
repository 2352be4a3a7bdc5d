import { PlaygroundProcess } from "./playground-process";

/** Uses the system at BASE_URL, or starts one of its own and stops it afterwards. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if ((process.env["BASE_URL"] ?? "") !== "") return undefined;
  const playground = new PlaygroundProcess();
  try {
    process.env["BASE_URL"] = await playground.start();
  } catch (error) {
    await playground.stop();
    throw error;
  }
  return () => playground.stop();
}
