package dev.amplifier.functions.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who knows who people are. */
public interface IdentityProvider {

    /** Where to send a browser; it comes back with a code and the same state. */
    URI authorizeUrl(String state, String codeChallenge);

    /**
     * Exchanges a code for the user it stands for.
     *
     * @return empty if the provider refuses the code
     * @throws ProviderUnavailableException if the provider does not answer within 10 s
     */
    Optional<ProviderUser> exchange(String code, String codeVerifier);

    /**
     * A user as the provider describes one.
     *
     * @param id never changes
     * @param login may change
     * @param name null if unknown
     * @param avatarUrl null if none
     */
    record ProviderUser(
            @JsonProperty("id") String id,
            @JsonProperty("login") String login,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("avatar_url") @Nullable String avatarUrl) {}

    /** The provider does not answer. */
    final class ProviderUnavailableException extends RuntimeException {

        /** Keeps what happened. */
        public ProviderUnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
