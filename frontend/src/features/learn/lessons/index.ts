import type { Lesson } from "../lesson";
import { firstPrompt, firstRecipe, loops, variables } from "./basics";
import { agentsAndBundles, approvals, changes, skills, takeItHome, webhooks } from "./together";

/** In the order in which they are best read. */
export const lessons: readonly Lesson[] = [
  firstPrompt,
  firstRecipe,
  variables,
  loops,
  approvals,
  changes,
  agentsAndBundles,
  skills,
  webhooks,
  takeItHome,
];
