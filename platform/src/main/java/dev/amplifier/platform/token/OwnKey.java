package dev.amplifier.platform.token;

import dev.amplifier.core.secret.Secret;

/**
 * A provider key that belongs to a user. It is held in memory only.
 *
 * @param provider the provider's name, such as {@code anthropic}
 * @param secret the key
 */
public record OwnKey(String provider, Secret secret) {}
