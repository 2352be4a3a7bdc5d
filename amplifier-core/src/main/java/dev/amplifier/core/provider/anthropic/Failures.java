package dev.amplifier.core.provider.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicServiceException;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.http.NetworkFailure;
import dev.amplifier.core.provider.http.Refusal;
import dev.amplifier.core.provider.http.RetryAfter;
import java.time.InstantSource;

/** What the client's exceptions mean. */
final class Failures {

    private Failures() {}

    static Answer.Failed of(RuntimeException e, String model) {
        if (!(e instanceof AnthropicServiceException refused)) {
            return NetworkFailure.of("Anthropic", e);
        }
        Headers headers = refused.headers();
        return new Refusal(
                        "Anthropic",
                        model,
                        refused.statusCode(),
                        refused.errorType().map(type -> type.asString()).orElse(""),
                        refused.apiMessage().orElse(""),
                        RetryAfter.from(
                                headers.values("retry-after-ms"),
                                headers.values("retry-after"),
                                InstantSource.system()))
                .asFailure();
    }
}
