"use client";

import { memo, useMemo } from "react";
import { Drawn, type LinkTo } from "./drawn";
import { splitBlocks } from "./split-blocks";

const SAFE_LINK = /^(https?:|mailto:|#)/i;

const OutsideLink: LinkTo = ({ href, children }) =>
  SAFE_LINK.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );

const Block = memo(function Block({ text }: { text: string }) {
  return <Drawn text={text} link={OutsideLink} />;
});

/** Markdown from outside, drawn as elements and never as HTML. While text streams in, finished blocks are not drawn again. */
export function Markdown({ text, streaming = false }: { text: string; streaming?: boolean }) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className={streaming ? "prose-run caret" : "prose-run"}>
      {blocks.map((block, index) => (
        <Block key={index} text={block} />
      ))}
    </div>
  );
}
