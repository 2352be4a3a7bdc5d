"use client";

import { PlainEditor } from "./plain-editor";

/** The editor for YAML. */
export function RecipeEditor(props: { value: string; onChange: (value: string) => void; label: string }) {
  return <PlainEditor {...props} />;
}
