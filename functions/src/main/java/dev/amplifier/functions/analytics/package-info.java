/** Analytics: a fixed catalogue of what may be counted. */
@NullMarked
package dev.amplifier.functions.analytics;

import org.jspecify.annotations.NullMarked;
