/** What is said in a turn, and what of it a model is sent. */
@NullMarked
package dev.amplifier.core.context;

import org.jspecify.annotations.NullMarked;
