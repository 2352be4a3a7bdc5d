/** Serves the HTTP functions: routes as ASP.NET Core reads them, keys, and the way from request to function and back. */
@NullMarked
package dev.amplifier.local.functions.http;

import org.jspecify.annotations.NullMarked;
