/** What a function app consists of: its functions and their bindings, read from the staged folder or from the annotations. */
@NullMarked
package dev.amplifier.local.functions.app;

import org.jspecify.annotations.NullMarked;
