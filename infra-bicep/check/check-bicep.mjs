// Reads all Bicep files and tells what a deployment would stumble over, as far as that can be known without Azure.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bicepParser, readSource } from "./bicep-source.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const registry = JSON.parse(readFileSync(join(here, "registry-modules.json"), "utf8"));
const roles = JSON.parse(readFileSync(join(here, "roles.json"), "utf8"));
const faults = [];

const files = ["", "app", "core"].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith(".bicep")).map((name) => join(root, folder, name)));
const parser = await bicepParser();
const sources = new Map(files.map((file) => [file, readSource(parser, file)]));

for (const source of sources.values()) {
  source.unreadable.forEach((place) => fault(source, place, "cannot be read"));
  checkNames(source);
  checkDescriptions(source);
  checkRoles(source);
  source.resources.forEach((resource) => checkResource(source, resource));
  source.modules.forEach((module) => checkModule(source, module));
  source.outputUses.forEach((use) => checkOutput(source, use));
}
checkParameterFile();

faults.forEach((text) => console.error(text));
console.log(`${files.length} Bicep files, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

function checkNames(source) {
  for (const { name, place } of [...source.params, ...source.variables]) {
    if (source.text.match(new RegExp(`\\b${name}\\b`, "g")).length < 2) fault(source, place, `${name} is never used`);
  }
}

function checkDescriptions(source) {
  for (const { name, decorators, place } of source.params) {
    const says = decorators.find((decorator) => decorator.startsWith("description(")) ?? "";
    if (!/^description\('(Required|Optional|Conditional)\. /.test(says)) {
      fault(source, place, `parameter ${name} needs a description that starts with Required, Optional or Conditional`);
    }
    if (/(secret|password|seed|key)$/i.test(name) && !decorators.includes("secure()")) {
      fault(source, place, `parameter ${name} is a secret and needs @secure()`);
    }
  }
  for (const { name, decorators, place } of source.outputs) {
    if (!decorators.some((decorator) => decorator.startsWith("description("))) {
      fault(source, place, `output ${name} needs a description`);
    }
  }
}

function checkRoles(source) {
  for (const [id] of source.text.matchAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g)) {
    if (!(id in roles)) fault(source, "1:1", `${id} is no role that roles.json knows`);
  }
}

function checkResource(source, { type, place }) {
  if (!/^Microsoft\.[A-Za-z]+(\/[A-Za-z]+)+@\d{4}-\d{2}-\d{2}$/.test(type)) {
    fault(source, place, `${type} is not a resource type with a released API version`);
  }
}

function checkModule(source, module) {
  const declared = interfaceOf(source, module);
  if (!declared) {
    fault(source, module.place, `module ${module.from} is not known`);
    return;
  }
  for (const name of module.given) {
    if (!declared.required.includes(name) && !declared.optional.includes(name)) {
      fault(source, module.place, `module ${module.from} has no parameter ${name}`);
    }
  }
  for (const name of declared.required) {
    if (!module.given.includes(name)) fault(source, module.place, `module ${module.from} needs the parameter ${name}`);
  }
}

function checkOutput(source, { module: name, output, place }) {
  const module = source.modules.find((candidate) => candidate.name === name);
  if (!module) {
    fault(source, place, `there is no module ${name}`);
  } else if (!interfaceOf(source, module)?.outputs.includes(output)) {
    fault(source, place, `module ${module.from} has no output ${output}`);
  }
}

function interfaceOf(source, module) {
  if (module.from.startsWith("br/")) return registry[module.from];
  const path = join(dirname(source.path), module.from);
  if (!existsSync(path)) return undefined;
  const target = sources.get(path);
  return {
    required: target.params.filter((param) => param.required).map((param) => param.name),
    optional: target.params.filter((param) => !param.required).map((param) => param.name),
    outputs: target.outputs.map((output) => output.name),
  };
}

function checkParameterFile() {
  const main = sources.get(join(root, "main.bicep"));
  const values = JSON.parse(readFileSync(join(root, "main.parameters.json"), "utf8")).parameters;
  for (const name of Object.keys(values)) {
    if (!main.params.some((param) => param.name === name)) faults.push(`main.parameters.json: main.bicep has no parameter ${name}`);
  }
  for (const { name, required } of main.params) {
    if (required && !(name in values)) faults.push(`main.parameters.json: the parameter ${name} is missing`);
  }
}

function fault(source, place, what) {
  faults.push(`${relative(root, source.path)}:${place} ${what}`);
}
