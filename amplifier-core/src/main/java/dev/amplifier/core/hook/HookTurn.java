package dev.amplifier.core.hook;

import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.workspace.Workspace;
import java.time.InstantSource;

/**
 * What the hooks of one turn work with.
 *
 * @param agent who works, {@code self} for the bundle itself
 * @param workspace the turn's files
 * @param todos the turn's to-do list
 * @param events hears what hooks have to tell; they are not asked about it
 * @param clock tells the time
 */
public record HookTurn(String agent, Workspace workspace, TodoList todos, EventSink events, InstantSource clock) {}
