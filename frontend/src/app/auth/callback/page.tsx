import type { Metadata } from "next";
import { AuthCallback } from "@/features/auth/callback";

export const metadata: Metadata = { title: "Signing in", robots: { index: false } };

export default function CallbackPage() {
  return <AuthCallback />;
}
