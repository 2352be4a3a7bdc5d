/** Requests of any shape to the whole system, made from its OpenAPI document. */
@org.jspecify.annotations.NullMarked
package dev.amplifier.local.hostile;
