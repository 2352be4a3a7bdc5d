/** The OpenAPI document: the source of the HTTP contract, which request bodies are checked against and which is served. */
@NullMarked
package dev.amplifier.functions.openapi;

import org.jspecify.annotations.NullMarked;
