import { parser, RuleType, type MarkdownToJSX } from "markdown-to-jsx";
import { Fragment, type ComponentType, type ReactNode } from "react";
import { humanize } from "@/lib/format";

type Node = MarkdownToJSX.ASTNode;

/** How a link is drawn. Its address is what a browser would read, and not to be trusted yet. */
export type LinkTo = ComponentType<{ href: string; children: ReactNode }>;

/** What stands deeper within lists, quotes and emphasis than this many levels is drawn without an element of its own. */
export const DEEPEST = 24;

/** Draws GitHub's Markdown as the elements that are named here and no others. A tag within it is drawn as the text that it is. */
export function Drawn({ text, link }: { text: string; link: LinkTo }): ReactNode {
  return <Nodes nodes={parser(text, { disableParsingRawHTML: true, sanitizer: (address) => address })} link={link} depth={0} />;
}

interface Place {
  link: LinkTo;
  depth: number;
}

function Nodes({ nodes, link, depth }: { nodes: readonly Node[] } & Place): ReactNode {
  return nodes.map((node, index) => <One key={index} node={node} link={link} depth={depth + 1} />);
}

function One({ node, link: Link, depth }: { node: Node } & Place): ReactNode {
  const inner = innerOf(node);
  const within = inner === null ? null : <Nodes nodes={inner} link={Link} depth={depth} />;
  if (depth > DEEPEST && within !== null) return within;
  switch (node.type) {
    case RuleType.paragraph:
      return <p>{within}</p>;
    case RuleType.heading:
      return node.level < 3 ? <h3>{within}</h3> : <h4>{within}</h4>;
    case RuleType.blockQuote:
      return (
        <blockquote>
          {node.alert !== undefined && <strong>{humanize(node.alert.toLowerCase())}</strong>}
          {within}
        </blockquote>
      );
    case RuleType.textFormatted:
      return <Formatted tag={node.tag}>{within}</Formatted>;
    case RuleType.text:
      return <Text text={node.text} />;
    case RuleType.codeInline:
      return <code>{node.text}</code>;
    case RuleType.codeBlock:
    case RuleType.frontmatter:
      return (
        <pre tabIndex={0}>
          <code>{node.text}</code>
        </pre>
      );
    case RuleType.link:
      return <Link href={node.target ?? ""}>{within}</Link>;
    case RuleType.image:
      return <Link href={node.target ?? ""}>{node.alt === undefined || node.alt === "" ? "picture" : node.alt}</Link>;
    case RuleType.orderedList:
      return (
        <ol start={node.start}>
          <Items items={node.items} link={Link} depth={depth} />
        </ol>
      );
    case RuleType.unorderedList:
      return (
        <ul>
          <Items items={node.items} link={Link} depth={depth} />
        </ul>
      );
    case RuleType.gfmTask:
      return <input type="checkbox" checked={node.completed} disabled aria-label={node.completed ? "done" : "to do"} />;
    case RuleType.table:
      return <Table table={node} link={Link} depth={depth} />;
    case RuleType.footnoteReference:
      return `[^${node.text}]`;
    case RuleType.refCollection:
      return <Footnotes refs={node.refs} />;
    case RuleType.breakLine:
      return <br />;
    case RuleType.breakThematic:
      return <hr />;
    default:
      return null;
  }
}

function innerOf(node: Node): readonly Node[] | null {
  if ("items" in node) return node.items.flat();
  return "children" in node && node.children !== undefined ? node.children : null;
}

const FORMATS = { strong: "strong", em: "em", del: "del", mark: "mark" } as const;

function Formatted({ tag, children }: { tag: string; children: ReactNode }) {
  const Tag = FORMATS[tag as keyof typeof FORMATS] ?? "span";
  return <Tag>{children}</Tag>;
}

const LINE_BREAK = /<br\s*\/?>/i;

/** Text, of whose tags only line breaks mean something, and whose comments are for nobody to read. */
function Text({ text }: { text: string }) {
  return withoutComments(text)
    .split(LINE_BREAK)
    .map((line, index) => (
      <Fragment key={index}>
        {index > 0 && <br />}
        {line}
      </Fragment>
    ));
}

/** In one pass: a pattern would look for an end from each beginning, which takes the square of the length where there is none. */
function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  for (;;) {
    const start = text.indexOf("<!--", from);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) return kept + text.slice(from);
    kept += text.slice(from, start);
    from = end + 3;
  }
}

function Items({ items, link, depth }: { items: readonly (readonly Node[])[] } & Place) {
  return items.map((nodes, index) => (
    <li key={index} className={nodes[0]?.type === RuleType.gfmTask ? "-ml-[1.35em] list-none" : undefined}>
      <Nodes nodes={nodes} link={link} depth={depth} />
    </li>
  ));
}

const ALIGNED = { left: undefined, center: "text-center", right: "text-right" };

function Table({ table, link, depth }: { table: MarkdownToJSX.TableNode } & Place) {
  const row = (cells: readonly (readonly Node[])[], Cell: "th" | "td") => (
    <tr>
      {cells.map((nodes, index) => (
        <Cell key={index} className={ALIGNED[table.align[index] ?? "left"]}>
          <Nodes nodes={nodes} link={link} depth={depth} />
        </Cell>
      ))}
    </tr>
  );
  return (
    <table>
      <thead>{row(table.header, "th")}</thead>
      <tbody>
        {table.cells.map((cells, index) => (
          <Fragment key={index}>{row(cells, "td")}</Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** The footnotes of a block. What refers to them mostly stands in another one, and there as it was written. */
function Footnotes({ refs }: Pick<MarkdownToJSX.ReferenceCollectionNode, "refs">) {
  return Object.entries(refs)
    .filter(([name]) => name.startsWith("^"))
    .map(([name, { target }]) => (
      <p key={name}>
        [{name}] {target}
      </p>
    ));
}
