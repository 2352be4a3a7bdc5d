/** Validation of skills, with places. */
@NullMarked
package dev.amplifier.core.skill.validate;

import org.jspecify.annotations.NullMarked;
