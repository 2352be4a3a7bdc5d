import type { components } from "./schema";

type Schemas = components["schemas"];

/** Names for the shapes of the HTTP contract that the page reads and writes. */
export type Mode = Schemas["Mode"];
export type User = Schemas["User"];
export type SignInStart = Schemas["SignInStart"];
export type SignInWay = NonNullable<SignInStart["ways"]>[number];
export type TokenAnswer = Schemas["Session"];
export type Finding = Schemas["Finding"];
export type ProblemDetails = Schemas["Problem"];
export type Validation = Schemas["Validation"];
export type DocumentType = Schemas["DocumentType"];
export type GalleryItem = Schemas["GalleryItem"];
export type GalleryPage = Schemas["GalleryPage"];
export type Models = Schemas["Models"];
export type Usage = Schemas["Usage"];
export type ExecutionStatus = Schemas["ExecutionState"];
export type Approval = Schemas["Approval"];
export type Decision = Schemas["Decision"];
export type Rerun = Schemas["Rerun"];
export type Accepted = Schemas["Accepted"];
export type StepState = Schemas["Step"]["state"];
export type Plan = Schemas["Plan"];
export type Estimate = Schemas["Estimate"];
export type PlannedStep = Schemas["PlannedStep"];
export type SkillForm = Schemas["SkillForm"];
export type Skill = Schemas["Skill"];
export type Webhook = Schemas["Webhook"];
export type RecipeRun = Schemas["RecipeRun"];
export type StartRequest = Schemas["PromptRun"] | Schemas["TypedRecipeRun"];

/** An event's data is open: the contract says only that it is an object. */
export type EventEnvelope = Omit<Schemas["EventEnvelope"], "data"> & { data: Record<string, unknown> };
export type Execution = Omit<Schemas["Execution"], "events"> & { events: EventEnvelope[] };

/** From the least to the most that is shown. */
export const MODES = ["normie", "explorer", "developer", "expert"] as const satisfies readonly Mode[];
