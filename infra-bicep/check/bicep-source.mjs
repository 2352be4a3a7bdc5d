import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Language, Parser } from "web-tree-sitter";

const require = createRequire(import.meta.url);

/** A parser of Bicep. */
export async function bicepParser() {
  await Parser.init();
  const grammar = join(dirname(require.resolve("tree-sitter-bicep/package.json")), "tree-sitter-bicep.wasm");
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}

/** What a Bicep file declares: parameters, variables, modules, resources and outputs, with the places of what cannot be read. */
export function readSource(parser, path) {
  const text = readFileSync(path, "utf8");
  const root = parser.parse(text).rootNode;
  const source = { path, text, params: [], variables: [], modules: [], resources: [], outputs: [], unreadable: [], outputUses: [] };
  let decorators = [];
  for (const node of root.namedChildren) {
    if (node.type === "decorators") {
      decorators = node.namedChildren.map((decorator) => decorator.text.slice(1));
      continue;
    }
    declare(source, node, decorators);
    decorators = [];
  }
  visit(root, (node) => {
    if (node.isError || node.isMissing) source.unreadable.push(place(node));
    const use = outputUse(node);
    if (use) source.outputUses.push(use);
  });
  return source;
}

function declare(source, node, decorators) {
  const name = node.namedChildren.find((child) => child.type === "identifier")?.text;
  switch (node.type) {
    case "parameter_declaration":
      source.params.push({ name, decorators, place: place(node), required: isRequired(node) });
      break;
    case "variable_declaration":
      source.variables.push({ name, place: place(node), value: node.namedChildren[1] });
      break;
    case "output_declaration":
      source.outputs.push({ name, decorators, place: place(node) });
      break;
    case "module_declaration":
      source.modules.push({ name, from: quoted(node), given: given(node), place: place(node) });
      break;
    case "resource_declaration":
      source.resources.push({ name, type: quoted(node), place: place(node) });
      break;
    default:
  }
}

function isRequired(node) {
  const [, type, ...rest] = node.namedChildren;
  return rest.length === 0 && !type?.text.endsWith("?");
}

function quoted(node) {
  return node.namedChildren.find((child) => child.type === "string")?.text.slice(1, -1) ?? "";
}

function given(node) {
  const names = [];
  visit(node, (child) => {
    if (names.length === 0 && child.type === "object_property" && child.namedChildren[0].text === "params") {
      for (const property of child.namedChildren[1].namedChildren) {
        names.push(property.namedChildren[0].text.replace(/^'|'$/g, ""));
      }
    }
  });
  return names;
}

function outputUse(node) {
  if (node.type !== "member_expression") return undefined;
  const match = /^(\w+)(?:\.\?|\.)outputs(?:\.\?|\.)(\w+)$/.exec(node.text);
  return match ? { module: match[1], output: match[2], place: place(node) } : undefined;
}

function visit(node, each) {
  each(node);
  node.children.forEach((child) => visit(child, each));
}

function place(node) {
  return `${node.startPosition.row + 1}:${node.startPosition.column + 1}`;
}
