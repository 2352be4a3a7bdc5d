"use client";

import type { EditTarget } from "@/lib/edit-target";

export function Assistant(_props: { target: EditTarget; wish: string; onClose: () => void }) {
  return null;
}
