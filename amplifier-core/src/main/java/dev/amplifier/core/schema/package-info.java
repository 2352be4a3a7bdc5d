/** JSON Schemas of the documents, for editors and for others. */
@NullMarked
package dev.amplifier.core.schema;

import org.jspecify.annotations.NullMarked;
