package dev.amplifier.core.provider.openai;

import com.openai.core.http.Headers;
import com.openai.errors.OpenAIServiceException;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.http.NetworkFailure;
import dev.amplifier.core.provider.http.Refusal;
import dev.amplifier.core.provider.http.RetryAfter;
import java.time.InstantSource;
import java.util.Objects;

/** What the client's exceptions mean. */
final class Failures {

    private Failures() {}

    static Answer.Failed of(RuntimeException e, String provider, String model) {
        if (!(e instanceof OpenAIServiceException refused)) {
            return NetworkFailure.of(provider, e);
        }
        Headers headers = refused.headers();
        return new Refusal(
                        provider,
                        model,
                        refused.statusCode(),
                        refused.code().or(refused::type).orElse(""),
                        Objects.requireNonNullElse(refused.getMessage(), ""),
                        RetryAfter.from(
                                headers.values("retry-after-ms"),
                                headers.values("retry-after"),
                                InstantSource.system()))
                .asFailure();
    }
}
