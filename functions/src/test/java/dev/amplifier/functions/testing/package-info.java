/** What the tests of this app share: the whole app on a real database, called as the Functions worker calls it. */
@NullMarked
package dev.amplifier.functions.testing;

import org.jspecify.annotations.NullMarked;
