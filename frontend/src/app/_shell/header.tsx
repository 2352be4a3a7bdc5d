"use client";

import { AudioLines, LogOut, Menu, Monitor, Moon, Search, Sun, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NearLink } from "@/components/ui/near-link";
import { paths } from "@/config/paths";
import { ModeSwitch } from "@/features/auth/mode-switch";
import { signOut } from "@/features/auth/sign-in";
import { SignInButton } from "@/features/auth/sign-in-button";
import { cn } from "@/lib/cn";
import { useCommands } from "@/lib/commands";
import { useSession } from "@/lib/session";
import { chooseTheme, useTheme, type Theme } from "@/lib/theme";
import { toast } from "@/lib/toast";
import { navigation } from "./navigation";

const themes: Record<Theme, { next: Theme; label: string; icon: typeof Sun }> = {
  system: { next: "light", label: "Theme: as the system", icon: Monitor },
  light: { next: "dark", label: "Theme: light", icon: Sun },
  dark: { next: "system", label: "Theme: dark", icon: Moon },
};

const search = () => useCommands.getState().open();

export function Header() {
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const here = (href: string) => (href === paths.home ? pathname === href : pathname.startsWith(href));

  return (
    <header className="sticky top-0 z-30 border-b border-line bg-canvas">
      <div className="mx-auto flex h-14 max-w-[100rem] items-center gap-0.5 px-3 sm:gap-3 sm:px-6">
        <NearLink href={paths.home} className="flex items-center gap-2 rounded-lg px-1.5 py-1 font-semibold tracking-tight" aria-label="Amplifier playground, home">
          <span aria-hidden className="flex size-7 items-center justify-center rounded-lg bg-accent text-accent-ink">
            <AudioLines className="size-4" />
          </span>
          <span className="max-[26rem]:hidden">Amplifier</span>
        </NearLink>
        <nav aria-label="Main" className="hidden items-center gap-0.5 md:flex">
          {navigation.map(({ href, label }) => (
            <NearLink
              key={href}
              href={href}
              aria-current={here(href) ? "page" : undefined}
              className={cn(
                "rounded-lg px-3 py-1.5 text-sm font-medium transition-colors",
                here(href) ? "bg-sunken text-ink" : "text-soft hover:text-ink",
              )}
            >
              {label}
            </NearLink>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-0.5 sm:gap-1.5">
          <button
            type="button"
            onClick={search}
            className="hidden h-9 items-center gap-2 rounded-lg border border-line bg-surface pr-2 pl-3 text-sm text-faint transition-colors hover:border-line-strong lg:flex"
          >
            <Search aria-hidden className="size-4" />
            Search
            <kbd className="rounded border border-line bg-sunken px-1.5 font-sans text-xs">Ctrl K</kbd>
          </button>
          <Button tone="quiet" size="icon" className="max-md:hidden lg:hidden" aria-label="Search" title="Search (Ctrl K)" onClick={search}>
            <Search />
          </Button>
          <ModeSwitch />
          <ThemeButton />
          <Account />
          <Button
            tone="quiet"
            size="icon"
            className="md:hidden"
            aria-label={open ? "Close menu" : "Open menu"}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? <X /> : <Menu />}
          </Button>
        </div>
      </div>
      {open && (
        <nav aria-label="Menu" className="grid gap-1 border-t border-line p-3 md:hidden">
          <button
            type="button"
            onClick={() => {
              setOpen(false);
              search();
            }}
            className="flex items-center gap-2 rounded-lg px-3 py-2.5 text-left font-medium text-soft"
          >
            <Search aria-hidden className="size-4" />
            Search
          </button>
          {navigation.map(({ href, label }) => (
            <NearLink
              key={href}
              href={href}
              onClick={() => setOpen(false)}
              aria-current={here(href) ? "page" : undefined}
              className={cn("rounded-lg px-3 py-2.5 font-medium", here(href) ? "bg-sunken" : "text-soft")}
            >
              {label}
            </NearLink>
          ))}
        </nav>
      )}
    </header>
  );
}

function ThemeButton() {
  const theme = useTheme((state) => state.theme);
  const { next, label, icon: Icon } = themes[theme];
  return (
    <Button tone="quiet" size="icon" aria-label={`${label}. Change`} title={label} onClick={() => chooseTheme(next)}>
      <Icon />
    </Button>
  );
}

function Account() {
  const session = useSession();
  if (session.status !== "signed-in") {
    return (
      <SignInButton tone="secondary" size="small" className={cn("h-9", session.status === "unknown" && "invisible")} />
    );
  }
  const name = session.user.name ?? session.user.login;
  const leave = () => {
    signOut()
      .then(() => toast("You are signed out."))
      .catch(() => toast("You are signed out here; the server could not be told.", { tone: "bad" }));
  };
  return (
    <div className="flex items-center gap-1">
      <span
        title={`Signed in as ${name}`}
        className="hidden size-8 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text uppercase sm:flex"
      >
        <span aria-hidden>{session.user.login.slice(0, 2)}</span>
        <span className="sr-only">Signed in as {name}</span>
      </span>
      <Button tone="quiet" size="icon" aria-label="Sign out" title="Sign out" onClick={leave}>
        <LogOut />
      </Button>
    </div>
  );
}
