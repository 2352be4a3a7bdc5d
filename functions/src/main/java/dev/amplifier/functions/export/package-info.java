/** Export: a finished or running execution as an archive. */
@NullMarked
package dev.amplifier.functions.export;

import org.jspecify.annotations.NullMarked;
