export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

export interface DocumentedField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
}

export interface FieldSection {
  readonly title: string;
  readonly fields: readonly DocumentedField[];
}

/** The fields of a schema and of each of its named parts, as a reader wants them. */
export function documentedFields(schema: JsonSchema): FieldSection[] {
  const parts: [string, JsonSchema][] = [["Recipe", schema], ...Object.entries(schema.$defs ?? {})];
  return parts.flatMap(([name, part]) => {
    const fields = Object.entries(part.properties ?? {}).map(([field, own]) => ({
      name: field,
      type: typeOf(own),
      description: own.description ?? "",
      required: part.required?.includes(field) ?? false,
    }));
    return fields.length === 0 ? [] : [{ title: part.title ?? capitalised(name), fields }];
  });
}

function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(typeOf))].join(" or ");
  if (schema.type === "array") return `list of ${schema.items === undefined ? "anything" : typeOf(schema.items)}`;
  return Array.isArray(schema.type) ? schema.type.join(" or ") : String(schema.type ?? "anything");
}

function capitalised(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
