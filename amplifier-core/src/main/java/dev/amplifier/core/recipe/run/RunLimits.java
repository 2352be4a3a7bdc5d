package dev.amplifier.core.recipe.run;

/**
 * Bounds on a run that no recipe can lift.
 *
 * @param maxSteps steps that one recipe may declare, nested ones included
 * @param maxEffects effects that a run may ask for
 * @param maxTurns moves that the machine may make, which bounds loops that ask for nothing
 * @param maxValueChars size of one variable, about as many characters as its JSON has
 * @param maxContextChars size of all variables of one recipe together
 */
public record RunLimits(int maxSteps, int maxEffects, int maxTurns, int maxValueChars, int maxContextChars) {

    /** 200 steps, 10 000 effects, 500 000 moves, 1 000 000 characters a variable and 4 000 000 in all. */
    public static final RunLimits DEFAULT = new RunLimits(200, 10_000, 500_000, 1_000_000, 4_000_000);

    /** Refuses limits that would allow nothing. */
    public RunLimits {
        if (maxSteps < 1 || maxEffects < 1 || maxTurns < 1 || maxValueChars < 1 || maxContextChars < 1) {
            throw new IllegalArgumentException("every limit of a run is 1 or more");
        }
    }
}
