/** What a warm host says of its session pool when it is asked through the task hub. */
@NullMarked
package dev.amplifier.orchestrations.pool;

import org.jspecify.annotations.NullMarked;
