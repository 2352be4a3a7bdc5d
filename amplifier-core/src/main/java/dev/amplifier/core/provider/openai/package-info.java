/** OpenAI's models, Azure OpenAI's and those of any endpoint that speaks the same protocol, through OpenAI's official client. */
@NullMarked
package dev.amplifier.core.provider.openai;

import org.jspecify.annotations.NullMarked;
