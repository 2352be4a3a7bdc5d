/** Configuration: settings read once at the start into typed records, with all faults in one message. */
@NullMarked
package dev.amplifier.platform.config;

import org.jspecify.annotations.NullMarked;
