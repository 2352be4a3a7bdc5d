package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.workspace.Workspace;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session is to do.
 *
 * @param agent {@code bundle:agent}, a bare name, or {@code self}
 * @param instruction what to do
 * @param conversation earlier messages, oldest first
 * @param mode prefixed to the instruction; null if none
 * @param preferences models to try in order; empty for the default
 * @param workspace the files to work with
 * @param maxCostUsd ceiling of what the turn may cost, in US dollars; null for none
 * @param ownProvider a provider with the user's own key, which goes before the session's; null if there is none
 * @param overrides what this turn lays over the agent, in the form of an agent's front matter; an empty object if nothing
 * @param pictures what is shown with the instruction; empty if nothing
 */
public record TurnRequest(
        String agent,
        String instruction,
        List<ChatMessage> conversation,
        @Nullable String mode,
        List<Providers.Preference> preferences,
        Workspace workspace,
        @Nullable BigDecimal maxCostUsd,
        @Nullable Provider ownProvider,
        ObjectNode overrides,
        List<Picture> pictures) {

    /** Keeps unchangeable copies. */
    public TurnRequest {
        conversation = List.copyOf(conversation);
        preferences = List.copyOf(preferences);
        overrides = overrides.deepCopy();
        pictures = List.copyOf(pictures);
    }

    /** A turn in words that takes the agent as it is. */
    public TurnRequest(
            String agent,
            String instruction,
            List<ChatMessage> conversation,
            @Nullable String mode,
            List<Providers.Preference> preferences,
            Workspace workspace,
            @Nullable BigDecimal maxCostUsd,
            @Nullable Provider ownProvider) {
        this(
                agent,
                instruction,
                conversation,
                mode,
                preferences,
                workspace,
                maxCostUsd,
                ownProvider,
                JsonNodeFactory.instance.objectNode(),
                List.of());
    }
}
