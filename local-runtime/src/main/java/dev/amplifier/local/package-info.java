/** What Azure gives in the cloud, on a laptop. */
@NullMarked
package dev.amplifier.local;

import org.jspecify.annotations.NullMarked;
