import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { DocumentType, GalleryItem } from "./api/types";

const ROOT = join(process.cwd(), "../gallery/src/main/resources/gallery");
const FIRST_SEEN = "2026-11-23T00:00:00Z";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What comes with the playground, as the API would tell it before anything was run or published: featured first, then by name.
 * Read from the gallery's own files when the page is built, so that a page has its words before it asks; for pages that are built, never
 * for the browser.
 */
export function builtinGallery(): readonly GalleryItem[] {
  if (!existsSync(ROOT)) throw new Error(`The gallery's files are not in ${ROOT}. The page is built beside the folder "gallery".`);
  return [...recipes(), ...bundles(), ...skills()].sort((one, other) => Number(other.featured) - Number(one.featured) || (one.name < other.name ? -1 : 1));
}

/** The same without the texts, for lists. */
export function builtinList(): readonly GalleryItem[] {
  return builtinGallery().map((item) => ({ ...item, yaml: undefined, sample_inputs: {}, files: {} }));
}

/** The names of all, as `type/name`. */
export function builtinNames(): readonly string[] {
  return builtinGallery().map(({ type, name }) => `${type}/${name}`);
}

function recipes(): GalleryItem[] {
  return readdirSync(join(ROOT, "recipes"))
    .filter((file) => file.endsWith(".yaml") && !file.endsWith(".about.yaml"))
    .map((file) => {
      const text = read(join("recipes", file));
      const about = join("recipes", file.replace(/\.yaml$/, ".about.yaml"));
      return item("recipe", fieldsOf(text), existsSync(join(ROOT, about)) ? fieldsOf(read(about)) : {}, text);
    });
}

function bundles(): GalleryItem[] {
  return readdirSync(join(ROOT, "bundles")).map((file) => {
    const text = read(join("bundles", file));
    const bundle = asFields(frontMatter(text)["bundle"]);
    return item("bundle", bundle, aboutOf(bundle), text);
  });
}

function skills(): GalleryItem[] {
  return readdirSync(join(ROOT, "skills")).map((folder) => {
    const text = read(join("skills", folder, "SKILL.md"));
    const skill = frontMatter(text);
    return item("skill", skill, aboutOf(skill), text);
  });
}

function item(type: DocumentType, document: Fields, about: Fields, text: string): GalleryItem {
  const name = String(document["name"] ?? "");
  const version = document["version"] ?? asFields(document["metadata"])["version"];
  return {
    id: idOf(type, name),
    type,
    name,
    title: textOr(about["title"], titleOf(name)),
    description: textOr(document["description"], ""),
    category: textOr(about["category"], name),
    min_mode: textOr(about["min_mode"], "normie") as GalleryItem["min_mode"],
    featured: about["featured"] === true,
    tags: Array.isArray(document["tags"]) ? document["tags"].map(String) : [],
    source: "builtin",
    ...(version === undefined ? {} : { version: String(version) }),
    popularity: 0,
    created_at: FIRST_SEEN,
    yaml: text,
    sample_inputs: asFields(about["sample_inputs"]) as Record<string, unknown>,
    files: {},
    ...(typeof about["cost"] === "string" ? { cost: about["cost"] } : {}),
  };
}

/** The UUID (version 3, without a namespace) of an item, which the API makes in the same way. */
function idOf(type: DocumentType, name: string): string {
  const bytes = createHash("md5").update(`gallery/${type}/${name}`).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x30;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function fieldsOf(text: string): Fields {
  return asFields(parse(text));
}

function frontMatter(text: string): Fields {
  return fieldsOf(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "");
}

function aboutOf(document: Fields): Fields {
  return "metadata" in document ? asFields(document["metadata"]) : document;
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
