/**
 * The Durable task hub: runs orchestrations and activities and keeps their histories in PostgreSQL.
 *
 * <p>{@link dev.amplifier.local.hub.TaskHub} is the whole. {@code Turn} decides what a turn of an orchestration leads to and is pure; {@code
 * Instances} holds what is alive; {@code Committer} makes decisions durable, many at a time; {@code Dispatcher} does what follows from
 * them, and only then.
 */
@NullMarked
package dev.amplifier.local.hub;

import org.jspecify.annotations.NullMarked;
