/** A small function app with every kind of trigger. */
@NullMarked
package dev.amplifier.local.functions.sample;

import org.jspecify.annotations.NullMarked;
