/** Events: what happened inside an execution, told as it happens. */
@NullMarked
package dev.amplifier.core.event;

import org.jspecify.annotations.NullMarked;
