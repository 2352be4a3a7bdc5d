/** Condition expressions: a closed grammar without functions, evaluated as the reference does or with typed operands. */
@NullMarked
package dev.amplifier.core.expression;

import org.jspecify.annotations.NullMarked;
