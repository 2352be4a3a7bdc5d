/** The gallery over HTTP: search, items, and what the community publishes. */
@NullMarked
package dev.amplifier.functions.gallery;

import org.jspecify.annotations.NullMarked;
