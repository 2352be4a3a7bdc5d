import { create } from "zustand";
import { readStored, removeStored, writeStored } from "./storage";

export type Theme = "system" | "light" | "dark";

interface ThemeState {
  theme: Theme;
}

export const useTheme = create<ThemeState>(() => ({ theme: "system" }));

export function loadTheme(): void {
  useTheme.setState({ theme: readStored<Theme>("theme", "system") });
}

export function chooseTheme(theme: Theme): void {
  if (theme === "system") removeStored("theme");
  else writeStored("theme", theme);
  useTheme.setState({ theme });
  applyTheme(theme);
}

export function applyTheme(theme: Theme): void {
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}
