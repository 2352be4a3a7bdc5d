/** Skills: made from a form, and exported for use elsewhere. */
@NullMarked
package dev.amplifier.functions.skills;

import org.jspecify.annotations.NullMarked;
