/** Language models behind one port: what is asked, how it answers, what it costs. */
@NullMarked
package dev.amplifier.core.provider;

import org.jspecify.annotations.NullMarked;
