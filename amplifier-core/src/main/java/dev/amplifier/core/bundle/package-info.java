/** Bundles: agents, tools and context, loaded from Markdown with front matter and composed. */
@NullMarked
package dev.amplifier.core.bundle;

import org.jspecify.annotations.NullMarked;
