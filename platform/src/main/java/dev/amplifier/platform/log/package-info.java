/** How log lines leave the process: without secrets. */
@NullMarked
package dev.amplifier.platform.log;

import org.jspecify.annotations.NullMarked;
