/**
 * The Functions host: runs the function apps that are deployed, here.
 *
 * <p>{@link dev.amplifier.local.functions.FunctionsHost} is the whole. {@code app} reads what an app consists of, {@code worker} runs
 * functions, {@code http} and {@code timer} trigger them.
 */
@NullMarked
package dev.amplifier.local.functions;

import org.jspecify.annotations.NullMarked;
