/** Sign-in: GitHub says who somebody is, and our own tokens carry that on. */
@NullMarked
package dev.amplifier.functions.signin;

import org.jspecify.annotations.NullMarked;
