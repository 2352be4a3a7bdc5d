/** Quotas: how much a caller may start in an hour, counted exactly. */
@NullMarked
package dev.amplifier.functions.quota;

import org.jspecify.annotations.NullMarked;
