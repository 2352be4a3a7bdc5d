/** The activities: where effects happen. */
@NullMarked
package dev.amplifier.orchestrations.activity;

import org.jspecify.annotations.NullMarked;
