package dev.amplifier.host.wiring;

import dev.amplifier.core.provider.ModelRoles;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.RetryPolicy;
import dev.amplifier.core.provider.RetryingProvider;
import dev.amplifier.core.provider.anthropic.AnthropicProvider;
import dev.amplifier.core.provider.http.Patience;
import dev.amplifier.core.provider.offline.OfflineProvider;
import dev.amplifier.core.provider.openai.OpenAiEndpoint;
import dev.amplifier.core.provider.openai.OpenAiProvider;
import dev.amplifier.core.secret.Secret;
import dev.amplifier.platform.config.SettingsReader;
import dev.amplifier.platform.token.OwnKey;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The model providers that the settings name, the preferred one first; the offline one comes last and is always there. */
final class ProviderSettings {

    private static final URI NO_ENDPOINT = URI.create("http://localhost");

    private final SettingsReader reader;
    private final List<Provider> providers = new ArrayList<>();

    private ProviderSettings(SettingsReader reader) {
        this.reader = reader;
    }

    /**
     * Reads {@code ANTHROPIC_API_KEY}, {@code ANTHROPIC_BASE_URL}; {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL}; {@code
     * AZURE_OPENAI_ENDPOINT}, {@code AZURE_OPENAI_API_KEY}, {@code AZURE_OPENAI_API_VERSION} and {@code AZURE_OPENAI_DEPLOYMENTS}; {@code
     * MODEL_SERVER_URL}, {@code MODEL_SERVER_KEY} and {@code MODEL_SERVER_MODELS} for any other endpoint that speaks OpenAI's protocol; {@code
     * MODEL_ROLES}; and {@code OFFLINE_TOKEN_MILLIS} (4).
     */
    static Providers read(SettingsReader reader) {
        ProviderSettings settings = new ProviderSettings(reader);
        settings.anthropic();
        settings.openAi();
        settings.azure();
        settings.modelServer();
        settings.providers.add(
                new OfflineProvider(Duration.ofMillis(reader.integer("OFFLINE_TOKEN_MILLIS", 4, 0, 1_000))));
        return new Providers(settings.providers, settings.roles());
    }

    /** What a user's own key opens: the same addresses, with another key. */
    static Function<OwnKey, Provider> own(SettingsReader reader) {
        URI anthropic = reader.address("ANTHROPIC_BASE_URL", AnthropicProvider.ENDPOINT);
        URI openAi = reader.address("OPENAI_BASE_URL", OpenAiEndpoint.OPENAI);
        return key -> patient(
                key.provider().equals(AnthropicProvider.NAME)
                        ? new AnthropicProvider(anthropic, key.secret(), Patience.USUAL)
                        : new OpenAiProvider(OpenAiEndpoint.openAi(openAi, key.secret()), Patience.USUAL));
    }

    private void anthropic() {
        secret("ANTHROPIC_API_KEY")
                .ifPresent(key -> add(new AnthropicProvider(
                        reader.address("ANTHROPIC_BASE_URL", AnthropicProvider.ENDPOINT), key, Patience.USUAL)));
    }

    private void openAi() {
        secret("OPENAI_API_KEY")
                .ifPresent(key ->
                        add(OpenAiEndpoint.openAi(reader.address("OPENAI_BASE_URL", OpenAiEndpoint.OPENAI), key)));
    }

    private void azure() {
        secret("AZURE_OPENAI_API_KEY").ifPresent(key -> {
            List<String> deployments = names("AZURE_OPENAI_DEPLOYMENTS", "the names of deployments, joined by commas");
            URI endpoint = reader.address("AZURE_OPENAI_ENDPOINT", NO_ENDPOINT);
            if (endpoint.equals(NO_ENDPOINT)) {
                reader.fault("AZURE_OPENAI_ENDPOINT", "is missing. It is the address of the Azure OpenAI resource.");
            } else if (!deployments.isEmpty()) {
                String version = reader.text("AZURE_OPENAI_API_VERSION", "2024-10-21", 40);
                add(OpenAiEndpoint.azure(endpoint, key, version, deployments));
            }
        });
    }

    private void modelServer() {
        if (reader.optional("MODEL_SERVER_URL").isPresent()) {
            List<String> models = names("MODEL_SERVER_MODELS", "the names of models, joined by commas");
            if (!models.isEmpty()) {
                Secret key = secret("MODEL_SERVER_KEY").orElse(Secret.of("none"));
                add(OpenAiEndpoint.compatible(reader.address("MODEL_SERVER_URL", NO_ENDPOINT), key, models));
            }
        }
    }

    private ModelRoles roles() {
        String written = reader.optional("MODEL_ROLES").orElse("");
        if (!written.isBlank()) {
            try {
                return ModelRoles.USUAL.with(written);
            } catch (IllegalArgumentException e) {
                reader.fault("MODEL_ROLES", e.getMessage() + ".");
            }
        }
        return ModelRoles.USUAL;
    }

    private void add(OpenAiEndpoint endpoint) {
        add(new OpenAiProvider(endpoint, Patience.USUAL));
    }

    private void add(Provider provider) {
        providers.add(patient(provider));
    }

    private static Provider patient(Provider provider) {
        return new RetryingProvider(provider, RetryPolicy.USUAL, RandomGenerator.getDefault());
    }

    private Optional<Secret> secret(String name) {
        return reader.optional(name).map(Secret::of);
    }

    private List<String> names(String name, String meaning) {
        return Arrays.stream(reader.text(name, meaning).split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
