/** The session kernel: warm sessions, and the turns that run in them. */
@NullMarked
package dev.amplifier.core.session;

import org.jspecify.annotations.NullMarked;
