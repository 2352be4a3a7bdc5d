package dev.amplifier.core.recipe.validate;

/** One thing that validation looks for. Implementations hold no state. */
@FunctionalInterface
interface Rule {

    /** Reports what it finds. */
    void check(Subject subject);
}
