/** Executions: starting, reading and steering runs. */
@NullMarked
package dev.amplifier.functions.execution;

import org.jspecify.annotations.NullMarked;
