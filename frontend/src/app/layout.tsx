import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { env } from "@/config/env";
import { Shell } from "./_shell/shell";
import { mono, monoWhole, sans, sansWhole } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Amplifier playground", template: "%s · Amplifier playground" },
  description: "Run, explore and create Amplifier recipes in your browser, with nothing to install.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafbfc" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1116" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={[sans, sansWhole, mono, monoWhole].map((font) => font.variable).join(" ")} data-api={env.apiOrigin === "" ? undefined : env.apiOrigin} suppressHydrationWarning>
      <body>
        <Shell>{children}</Shell>
      </body>
    </html>
  );
}
