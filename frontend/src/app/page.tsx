import { ArrowRight } from "lucide-react";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/config/paths";
import { FirstLessons } from "@/features/learn/first-lessons";
import { builtinList, builtinNames } from "@/lib/builtin-gallery";
import { readRecipe } from "@/lib/recipe/read-recipe";
import { starterRecipe } from "@/lib/recipe/starter";
import { HomePicks } from "./_home-picks";
import { FirstWorkspace, Workspace } from "./_workspace/workspace";

const place = { path: paths.home, className: "lg:[--fill:46rem]", starterOutline: readRecipe(starterRecipe) };

export default function HomePage() {
  return (
    <div className="mx-auto max-w-[84rem] px-4 pb-24 sm:px-6">
      <div className="pt-10 pb-8 sm:pt-14">
        <h1 className="max-w-3xl text-3xl font-semibold tracking-tight text-balance sm:text-[2.6rem] sm:leading-[1.12]">
          Write down what your agents should do, press Run, and watch them do it.
        </h1>
        <p className="mt-4 max-w-2xl text-base text-soft sm:text-lg">
          A recipe is a few lines of YAML. This one is ready: change the text to your own and run it.
        </p>
      </div>
      <Suspense fallback={<FirstWorkspace {...place} />}>
        <Workspace {...place} />
      </Suspense>
      <section aria-labelledby="picks" className="pt-16">
        <div className="mb-5 flex items-end justify-between gap-4">
          <h2 id="picks" className="text-xl font-semibold tracking-tight">
            Ready to use on your own text
          </h2>
          <ButtonLink href={paths.gallery} tone="quiet" size="small">
            Whole gallery
            <ArrowRight />
          </ButtonLink>
        </div>
        <HomePicks known={builtinList().filter(({ type }) => type === "recipe").slice(0, 6)} builtin={builtinNames()} />
      </section>
      <FirstLessons />
    </div>
  );
}
