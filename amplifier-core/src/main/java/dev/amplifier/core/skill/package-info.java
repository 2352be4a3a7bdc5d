/** Skills: instructions that an agent loads when it needs them. */
@NullMarked
package dev.amplifier.core.skill;

import org.jspecify.annotations.NullMarked;
