package dev.amplifier.functions.wiring;

import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.PriceList;
import dev.amplifier.core.provider.offline.OfflineProvider;
import dev.amplifier.core.provider.openai.OpenAiEndpoint;
import dev.amplifier.core.secret.Secret;
import dev.amplifier.functions.models.ModelList;
import dev.amplifier.platform.config.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the warm hosts have on offer, as far as this app is told. It knows the names of their providers, and none of their keys. */
final class ModelSettings {

    private static final List<String> KEYED = List.of("anthropic", "openai");
    private static final URI NOWHERE = URI.create("http://localhost");

    private ModelSettings() {}

    /**
     * Reads {@code MODEL_PROVIDERS} (providers that the hosts have a key for, joined by commas), {@code AZURE_OPENAI_DEPLOYMENTS} and
     * {@code MODEL_SERVER_MODELS}.
     */
    static ModelList read(SettingsReader reader) {
        Set<String> configured = new TreeSet<>(names(reader, "MODEL_PROVIDERS"));
        if (!KEYED.containsAll(configured)) {
            reader.fault("MODEL_PROVIDERS", "may name " + String.join(" and ", KEYED) + ", joined by commas.");
        }
        List<Model> offered = new ArrayList<>();
        List<Model> withOwnKey = new ArrayList<>();
        for (String provider : KEYED) {
            (configured.contains(provider) ? offered : withOwnKey).addAll(PriceList.BUILT_IN.of(provider));
        }
        Secret none = Secret.of("none");
        List<String> deployments = names(reader, "AZURE_OPENAI_DEPLOYMENTS");
        if (!deployments.isEmpty()) {
            offered.addAll(OpenAiEndpoint.azure(NOWHERE, none, "", deployments).models());
        }
        List<String> served = names(reader, "MODEL_SERVER_MODELS");
        if (!served.isEmpty()) {
            offered.addAll(OpenAiEndpoint.compatible(NOWHERE, none, served).models());
        }
        offered.addAll(new OfflineProvider(Duration.ZERO).models());
        return ModelList.of(offered, withOwnKey);
    }

    private static List<String> names(SettingsReader reader, String setting) {
        return reader.optional(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
