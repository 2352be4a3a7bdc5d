package dev.amplifier.core.provider.http;

import dev.amplifier.core.cancellation.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request to a model's endpoint that a {@link Cancellation} ends at any point. Redirects are not followed. */
public final class ModelCall {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private static final Set<String> SET_BY_CLIENT =
            caseless("connection", "content-length", "expect", "host", "upgrade");

    private final Patience patience;
    private final Cancellation cancellation;

    /** A call that waits no longer than this and ends when told. */
    public ModelCall(Patience patience, Cancellation cancellation) {
        this.patience = patience;
        this.cancellation = cancellation;
    }

    /**
     * What the endpoint answers.
     *
     * @param headers by name in lower case
     * @param body to be closed by the caller; reading fails with {@link HttpTimeoutException} when nothing comes for too long
     */
    public record Reply(int status, Map<String, List<String>> headers, InputStream body) {}

    /**
     * Sends a request and waits for the answer to begin.
     *
     * @param headers of the request, by name
     * @throws HttpTimeoutException if it does not begin in time
     * @throws IOException if the endpoint cannot be reached, or the call was ended
     */
    public Reply send(String method, URI uri, Map<String, List<String>> headers, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> {
            if (!SET_BY_CLIENT.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        CompletableFuture<HttpResponse<InputStream>> answer =
                CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        cancellation.onCancel(() -> answer.cancel(true));
        HttpResponse<InputStream> response = await(answer);
        WatchedStream stream = new WatchedStream(response.body(), patience.silence());
        cancellation.onCancel(stream::close);
        return new Reply(response.statusCode(), response.headers().map(), stream);
    }

    private HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer) throws IOException {
        try {
            return answer.get(patience.headers().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException(
                    "no answer within " + patience.headers().toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (CancellationException e) {
            throw new IOException("the call was ended", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
