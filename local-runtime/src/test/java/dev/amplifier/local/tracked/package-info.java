/** What is looked for in the files that are kept under version control: secrets, and packages that nothing pins. */
@NullMarked
package dev.amplifier.local.tracked;

import org.jspecify.annotations.NullMarked;
