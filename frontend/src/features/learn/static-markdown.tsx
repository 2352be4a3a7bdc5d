import { Drawn, type LinkTo } from "@/components/markdown/drawn";

const OwnLink: LinkTo = ({ href, children }) => <a href={href}>{children}</a>;

/** Our own words, turned into elements when the page is built. */
export function StaticMarkdown({ text }: { text: string }) {
  return (
    <div className="prose-run text-[0.9688rem] leading-relaxed">
      <Drawn text={text} link={OwnLink} />
    </div>
  );
}
