/** The built-in content and the code that loads and searches it. */
@NullMarked
package dev.amplifier.gallery;

import org.jspecify.annotations.NullMarked;
