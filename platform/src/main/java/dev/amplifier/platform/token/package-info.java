/** Tokens: who is calling, proved by signed access tokens, rotating refresh tokens and sealed texts that only we can open. */
@NullMarked
package dev.amplifier.platform.token;

import org.jspecify.annotations.NullMarked;
