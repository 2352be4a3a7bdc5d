/** The HTTP edge: decoding, authentication, problem documents, security headers and the request log, once for every trigger. */
@NullMarked
package dev.amplifier.functions.http;

import org.jspecify.annotations.NullMarked;
