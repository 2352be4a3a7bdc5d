import { create } from "zustand";

export interface Toast {
  id: number;
  tone: "info" | "good" | "bad";
  text: string;
  action?: { label: string; perform: () => void };
}

interface ToastState {
  toasts: Toast[];
}

const SHOWN_MS = 6_000;
const MOST = 4;
let next = 1;

export const useToasts = create<ToastState>(() => ({ toasts: [] }));

/** Says something in passing; it goes away by itself. */
export function toast(text: string, options: Partial<Pick<Toast, "tone" | "action">> = {}): void {
  const shown: Toast = { id: next++, tone: options.tone ?? "info", text, action: options.action };
  useToasts.setState((state) => ({ toasts: [...state.toasts, shown].slice(-MOST) }));
  setTimeout(() => dismissToast(shown.id), SHOWN_MS);
}

export function dismissToast(id: number): void {
  useToasts.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
