/** Keys and tokens: holding them without showing them, and cutting them out of what is shown. */
@NullMarked
package dev.amplifier.core.secret;

import org.jspecify.annotations.NullMarked;
