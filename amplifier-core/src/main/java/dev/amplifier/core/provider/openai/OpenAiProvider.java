package dev.amplifier.core.provider.openai;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.core.ObjectMappers;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.provider.Sight;
import dev.amplifier.core.provider.http.ModelCall;
import dev.amplifier.core.provider.http.Patience;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** OpenAI's Chat Completions API, wherever it is spoken. Asks once: passing failures are for the caller to retry. */
public final class OpenAiProvider implements Provider {

    private static final JsonMapper JSON = ObjectMappers.jsonMapper();

    private final OpenAiEndpoint endpoint;
    private final Patience patience;

    /** The provider at an endpoint. */
    public OpenAiProvider(OpenAiEndpoint endpoint, Patience patience) {
        this.endpoint = endpoint;
        this.patience = patience;
    }

    @Override
    public String name() {
        return endpoint.provider();
    }

    @Override
    public List<Model> models() {
        return endpoint.models();
    }

    @Override
    public Answer ask(Question question, AnswerListener listener, Cancellation cancellation) {
        if (!cancellation.proceed()) {
            return new Answer.Stopped();
        }
        Optional<Answer.Failed> blind = Sight.lacking(question, models());
        if (blind.isPresent()) {
            return blind.get();
        }
        StreamedCompletion completion = new StreamedCompletion(endpoint, question.model(), listener);
        ChatCompletionCreateParams request = CompletionRequest.of(question, endpoint.knowsCompletionTokens());
        OpenAIClient client = client(cancellation);
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(request)) {
            Iterator<ChatCompletionChunk> chunks = stream.stream().iterator();
            while (cancellation.proceed() && chunks.hasNext()) {
                completion.take(chunks.next());
            }
            return isStopped(cancellation) ? new Answer.Stopped() : completion.answer();
        } catch (RuntimeException e) {
            return isStopped(cancellation) ? new Answer.Stopped() : Failures.of(e, endpoint.title(), question.model());
        } finally {
            client.close();
        }
    }

    private static boolean isStopped(Cancellation cancellation) {
        return cancellation.isCancelled() || Thread.currentThread().isInterrupted();
    }

    /** A client for one call, since a call's end and its key belong to one turn. */
    private OpenAIClient client(Cancellation cancellation) {
        ClientOptions.Builder options = ClientOptions.builder()
                .httpClient(new Transport(new ModelCall(patience, cancellation)))
                .baseUrl(endpoint.base().toString())
                .jsonMapper(JSON)
                .maxRetries(0)
                .logLevel(LogLevel.OFF);
        String version = endpoint.azureVersion();
        if (version == null) {
            options.apiKey(endpoint.key().reveal());
        } else {
            options.credential(AzureApiKeyCredential.create(endpoint.key().reveal()))
                    .azureServiceVersion(AzureOpenAIServiceVersion.fromString(version))
                    .azureUrlPathMode(AzureUrlPathMode.LEGACY);
        }
        return new OpenAIClientImpl(options.build());
    }
}
