package dev.amplifier.core.cancellation;

/**
 * A tool call that is under way.
 *
 * @param id of the call, as the model gave it; not unique across agents
 * @param name the tool's name
 */
public record RunningTool(String id, String name) {}
