import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { editsChangeOnlyWhatTheyShould } from "./edit-properties";
import { allSteps, readModel } from "./steps";

const corpus = process.env["CORPUS"];
if (corpus === undefined || corpus === "") throw new Error("Set CORPUS to the folder of the corpus.");

const folder = join(corpus, "recipes");
const recipes = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .filter((text) => allSteps(readModel(text)).length > 0);
if (recipes.length === 0) throw new Error(`There is no recipe with a step in ${folder}.`);

editsChangeOnlyWhatTheyShould(recipes, 6 * recipes.length);
