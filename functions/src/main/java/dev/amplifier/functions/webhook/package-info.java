/** Webhooks: addresses that carry a sealed recipe, so that another system can start it and nothing is stored. */
@NullMarked
package dev.amplifier.functions.webhook;

import org.jspecify.annotations.NullMarked;
