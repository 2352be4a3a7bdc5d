package dev.amplifier.functions.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.core.provider.Model;
import java.math.BigDecimal;
import java.util.List;
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
     * @param available whether it can be used here
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

    /** These models, the first one as the default; there must be at least one. */
    public static ModelList of(List<Model> models) {
        List<Entry> entries = models.stream().map(ModelList::entry).toList();
        return new ModelList(entries.getFirst().id(), entries);
    }

    private static Entry entry(Model model) {
        return new Entry(
                model.provider() + "/" + model.name(),
                model.provider(),
                model.name(),
                model.offline(),
                true,
                model.contextTokens(),
                model.capabilities().stream().sorted().toList(),
                model.inputUsdPerMillion(),
                model.outputUsdPerMillion());
    }
}
