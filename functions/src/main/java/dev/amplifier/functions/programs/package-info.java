/** Tokens for programs: how a script, a pipeline or another tool gets to speak for a user. */
@NullMarked
package dev.amplifier.functions.programs;

import org.jspecify.annotations.NullMarked;
