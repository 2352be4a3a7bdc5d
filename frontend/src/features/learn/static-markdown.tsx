import ReactMarkdown from "react-markdown";

/** Our own words, turned into elements when the page is built. */
export function StaticMarkdown({ text }: { text: string }) {
  return (
    <div className="prose-run text-[0.9688rem] leading-relaxed">
      <ReactMarkdown>{text}</ReactMarkdown>
    </div>
  );
}
