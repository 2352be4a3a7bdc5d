/** What the two function apps agree on: names and payload records of the orchestrations. */
@NullMarked
package dev.amplifier.platform.contract;

import org.jspecify.annotations.NullMarked;
