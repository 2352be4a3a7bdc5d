import { memo } from "react";
import { yamlLines, type YamlTokenKind } from "./yaml-tokens";

const MOST_COLOURED = 60_000;

const colours: Record<YamlTokenKind, string | undefined> = {
  plain: undefined,
  key: "text-accent-text",
  mark: "text-faint",
  text: undefined,
  number: "text-good",
  word: "text-code-word",
  variable: "text-code-variable",
  comment: "text-faint italic",
};

/** YAML to read, in the editor's colours; a very long text stays as it is. */
export const YamlText = memo(function YamlText({ source }: { source: string }) {
  if (source.length > MOST_COLOURED) return source;
  return yamlLines(source).map((line, index) => (
    <span key={index}>
      {index > 0 && "\n"}
      {line.map(({ kind, text }, at) =>
        colours[kind] === undefined ? (
          text
        ) : (
          <span key={at} className={colours[kind]}>
            {text}
          </span>
        ),
      )}
    </span>
  ));
});
