/** Talking HTTP to a model's endpoint: requests that can be ended from outside, and what its refusals mean. */
@NullMarked
package dev.amplifier.core.provider.http;

import org.jspecify.annotations.NullMarked;
