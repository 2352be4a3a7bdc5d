package dev.amplifier.platform.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.platform.contract.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param id the provider's own id of the user; never changes
 * @param login the user's name at the provider; may change
 * @param name a name to show; null if unknown
 * @param avatarUrl https address of a picture; null if none
 * @param mode the mode the user works in
 * @param ceiling the highest mode the user may choose
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identity(
        @JsonProperty("id") String id,
        @JsonProperty("login") String login,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("avatar_url") @Nullable String avatarUrl,
        @JsonProperty("mode") Mode mode,
        @JsonProperty("ceiling") Mode ceiling) {

    /**
     * The same user in another mode.
     *
     * @throws IllegalArgumentException if it is above the ceiling
     */
    public Identity in(Mode other) {
        if (!ceiling.includes(other)) {
            throw new IllegalArgumentException("mode " + other.wireName() + " is above " + ceiling.wireName());
        }
        return new Identity(id, login, name, avatarUrl, other, ceiling);
    }
}
