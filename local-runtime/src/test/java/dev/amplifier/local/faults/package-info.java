/** Seeded faults on the whole system, and what must hold whatever goes wrong. */
@NullMarked
package dev.amplifier.local.faults;

import org.jspecify.annotations.NullMarked;
