package dev.amplifier.functions.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.core.provider.Model;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models on offer.
 *
 * @param defaultModel id of the one that is used if none is asked for
 * @param models all of them, the preferred one first
 */
public record ModelList(
        @JsonProperty("default") String defaultModel,
        @JsonProperty("models") List<Entry> models) {

    /**
     * One model.
     *
     * @param id provider and name, as {@code model} takes it
     * @param available whether it can be used without a key of one's own
     */
    public record Entry(
            @JsonProperty("id") String id,
            @JsonProperty("provider") String provider,
            @JsonProperty("name") String name,
            @JsonProperty("offline") boolean offline,
            @JsonProperty("available") boolean available,
            @JsonProperty("context_tokens") int contextTokens,
            @JsonProperty("capabilities") List<String> capabilities,
            @JsonProperty("input_usd_per_million") @Nullable BigDecimal inputUsdPerMillion,

            @JsonProperty("output_usd_per_million") @Nullable
            BigDecimal outputUsdPerMillion) {}

    /**
     * These models, the first one on offer as the default.
     *
     * @param offered at least one
     * @param withOwnKey those that a user's own key opens
     */
    public static ModelList of(List<Model> offered, List<Model> withOwnKey) {
        List<Entry> entries = Stream.concat(
                        offered.stream().map(model -> entry(model, true)),
                        withOwnKey.stream().map(model -> entry(model, false)))
                .toList();
        return new ModelList(entries.getFirst().id(), entries);
    }

    private static Entry entry(Model model, boolean available) {
        return new Entry(
                model.provider() + "/" + model.name(),
                model.provider(),
                model.name(),
                model.offline(),
                available,
                model.contextTokens(),
                model.capabilities().stream().sorted().toList(),
                model.inputUsdPerMillion(),
                model.outputUsdPerMillion());
    }
}
