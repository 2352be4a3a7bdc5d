package dev.amplifier.core.recipe.run;

import dev.amplifier.core.event.Event;
import java.time.Instant;

/**
 * Something that happened in the machine.
 *
 * @param event what happened
 * @param path path of the step or stage that it is about
 * @param at when
 */
public record MachineEvent(Event event, String path, Instant at) {}
