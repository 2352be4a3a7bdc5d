/** JSON as the reference engine reads and writes it: found inside prose, and rendered the way Python renders values. */
@NullMarked
package dev.amplifier.core.json;

import org.jspecify.annotations.NullMarked;
