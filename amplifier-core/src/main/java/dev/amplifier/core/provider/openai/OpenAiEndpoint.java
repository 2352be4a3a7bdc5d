package dev.amplifier.core.provider.openai;

import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.PriceList;
import dev.amplifier.core.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere that speaks OpenAI's chat protocol.
 *
 * @param provider the provider's name, lower case
 * @param title as people write it
 * @param base up to, not including, {@code /chat/completions}; for Azure the resource's address
 * @param key the key of whoever pays
 * @param azureVersion the API version that Azure wants; null if it is not Azure
 * @param models on offer, the default first; never empty
 * @param knowsCompletionTokens whether the limit is {@code max_completion_tokens}, as OpenAI wants it, or the older {@code max_tokens}
 */
public record OpenAiEndpoint(
        String provider,
        String title,
        URI base,
        Secret key,
        @Nullable String azureVersion,
        List<Model> models,
        boolean knowsCompletionTokens) {

    /** Where OpenAI answers. */
    public static final URI OPENAI = URI.create("https://api.openai.com/v1");

    private static final int USUAL_CONTEXT = 32_768;

    /** Refuses an endpoint without models. */
    public OpenAiEndpoint {
        if (models.isEmpty()) {
            throw new IllegalArgumentException(provider + " needs at least one model");
        }
        models = List.copyOf(models);
    }

    /** OpenAI itself. */
    public static OpenAiEndpoint openAi(URI base, Secret key) {
        return new OpenAiEndpoint("openai", "OpenAI", base, key, null, PriceList.BUILT_IN.of("openai"), true);
    }

    /**
     * Azure OpenAI.
     *
     * @param deployments names of deployments, the default first
     */
    public static OpenAiEndpoint azure(URI resource, Secret key, String version, List<String> deployments) {
        return new OpenAiEndpoint(
                "azure-openai", "Azure OpenAI", resource, key, version, named("azure-openai", deployments), true);
    }

    /**
     * Any other endpoint, such as Ollama or vLLM.
     *
     * @param models names of models, the default first
     */
    public static OpenAiEndpoint compatible(URI base, Secret key, List<String> models) {
        return new OpenAiEndpoint(
                "chat-completions", "the model server", base, key, null, named("chat-completions", models), false);
    }

    /** Whether they see, only their server knows; it is asked, and its refusal is told. */
    private static List<Model> named(String provider, List<String> names) {
        return names.stream()
                .map(name -> new Model(provider, name, USUAL_CONTEXT, Set.of("tools", "images"), null, null, false))
                .toList();
    }
}
