/** A stand-in for GitHub's sign-in, for a laptop with no GitHub app configured. It cannot be deployed: nothing that is deployed holds it. */
@NullMarked
package dev.amplifier.local.github;

import org.jspecify.annotations.NullMarked;
