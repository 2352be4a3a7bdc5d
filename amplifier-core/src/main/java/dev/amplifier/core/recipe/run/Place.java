package dev.amplifier.core.recipe.run;

/**
 * Where in a run a step stands.
 *
 * @param home the recipe that the step belongs to
 * @param variables what the step sees and changes
 * @param path path of the step
 * @param nested whether it stands in the body of a loop
 * @param prepaid whether the loop around it has been charged for it
 */
record Place(RecipeFrame home, VariableScope variables, String path, boolean nested, boolean prepaid) {

    /** A step in the body of this one's loop, or of one of its iterations. */
    Place inside(String name) {
        return new Place(home, variables, path + "/" + name, true, false);
    }

    /** An iteration of this step's loop that runs the step itself. */
    Place iteration(int index, VariableScope iterationVariables, boolean iterationPrepaid) {
        return new Place(home, iterationVariables, path + "/[" + index + "]", nested, iterationPrepaid);
    }

    static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }
}
