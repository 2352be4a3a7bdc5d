package dev.amplifier.core.hook;

/**
 * A hook module with its settings. It is mounted for each turn anew and keeps nothing from one to the next; what belongs to a turn belongs to the
 * hooks that it registers. Safe for use by several threads.
 */
@FunctionalInterface
public interface HookModule {

    /** Registers its hooks. */
    void mount(HookRegistry registry, HookTurn turn);
}
