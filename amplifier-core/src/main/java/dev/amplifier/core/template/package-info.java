/** Templates: text with references to variables. A closed grammar: a reference is a path of names, and nothing is ever evaluated. */
@NullMarked
package dev.amplifier.core.template;

import org.jspecify.annotations.NullMarked;
