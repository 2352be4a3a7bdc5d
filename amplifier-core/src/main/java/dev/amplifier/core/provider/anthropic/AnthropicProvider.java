package dev.amplifier.core.provider.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.LogLevel;
import com.anthropic.core.ObjectMappers;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.PriceList;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.provider.Sight;
import dev.amplifier.core.provider.http.ModelCall;
import dev.amplifier.core.provider.http.Patience;
import dev.amplifier.core.secret.Secret;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Anthropic's Messages API. Asks once: passing failures are for the caller to retry. */
public final class AnthropicProvider implements Provider {

    /** Its name. */
    public static final String NAME = "anthropic";

    /** Where Anthropic answers. */
    public static final URI ENDPOINT = URI.create("https://api.anthropic.com");

    private static final JsonMapper JSON = ObjectMappers.jsonMapper();

    private final URI endpoint;
    private final Secret key;
    private final Patience patience;

    /** The provider at an endpoint, with the key of whoever pays. */
    public AnthropicProvider(URI endpoint, Secret key, Patience patience) {
        this.endpoint = endpoint;
        this.key = key;
        this.patience = patience;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Model> models() {
        return PriceList.BUILT_IN.of(NAME);
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
        StreamedMessage message = new StreamedMessage(question.model(), listener);
        MessageCreateParams request = MessageRequest.of(question);
        AnthropicClient client = client(cancellation);
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(request)) {
            Iterator<RawMessageStreamEvent> events = stream.stream().iterator();
            while (cancellation.proceed() && events.hasNext()) {
                message.take(events.next());
            }
            return isStopped(cancellation) ? new Answer.Stopped() : message.answer();
        } catch (RuntimeException e) {
            return isStopped(cancellation) ? new Answer.Stopped() : Failures.of(e, question.model());
        } finally {
            client.close();
        }
    }

    private static boolean isStopped(Cancellation cancellation) {
        return cancellation.isCancelled() || Thread.currentThread().isInterrupted();
    }

    /** A client for one call, since a call's end and its key belong to one turn. */
    private AnthropicClient client(Cancellation cancellation) {
        return new AnthropicClientImpl(ClientOptions.builder()
                .httpClient(new Transport(new ModelCall(patience, cancellation)))
                .baseUrl(endpoint.toString())
                .putHeader("X-Api-Key", key.reveal())
                .jsonMapper(JSON)
                .maxRetries(0)
                .logLevel(LogLevel.OFF)
                .build());
    }
}
