/** JMH benchmarks of what happens inside one process. */
@NullMarked
package dev.amplifier.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
