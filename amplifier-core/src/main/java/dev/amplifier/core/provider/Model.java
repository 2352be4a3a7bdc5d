package dev.amplifier.core.provider;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model on offer.
 *
 * @param provider the provider's name
 * @param name the model's name, as the provider spells it
 * @param contextTokens how much it reads, in tokens
 * @param capabilities of {@code tools}, {@code thinking}, {@code images}, {@code json}
 * @param inputUsdPerMillion price of a million tokens in, in US dollars; null if it is not known
 * @param outputUsdPerMillion price of a million tokens out, in US dollars; null if it is not known
 * @param offline whether no network and no key are needed
 */
public record Model(
        String provider,
        String name,
        int contextTokens,
        Set<String> capabilities,
        @Nullable BigDecimal inputUsdPerMillion,
        @Nullable BigDecimal outputUsdPerMillion,
        boolean offline) {

    /** Keeps an unchangeable copy of the capabilities. */
    public Model {
        capabilities = Set.copyOf(capabilities);
    }
}
