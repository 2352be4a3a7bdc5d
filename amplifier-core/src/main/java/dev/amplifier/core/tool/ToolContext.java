package dev.amplifier.core.tool;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.workspace.Workspace;

/**
 * What a tool works with during one turn.
 *
 * @param workspace the turn's files
 * @param todos the turn's to-do list
 * @param events hears what happens
 * @param cancellation ends or holds the turn
 */
public record ToolContext(Workspace workspace, TodoList todos, EventSink events, Cancellation cancellation) {}
