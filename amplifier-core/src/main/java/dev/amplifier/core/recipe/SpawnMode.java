package dev.amplifier.core.recipe;

/** How an agent's session is started, where a step says so. */
public enum SpawnMode implements Word {
    /** In a process of its own. */
    SUBPROCESS
}
