/** Findings: what is wrong or weak in a document, where, and what would put it right. */
@NullMarked
package dev.amplifier.core.diagnostic;

import org.jspecify.annotations.NullMarked;
