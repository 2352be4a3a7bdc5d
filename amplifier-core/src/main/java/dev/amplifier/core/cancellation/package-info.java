/** How work that is under way is stopped, held and let go from elsewhere. */
@NullMarked
package dev.amplifier.core.cancellation;

import org.jspecify.annotations.NullMarked;
