package dev.amplifier.core.provider.http;

import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.secret.Redactor;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's refusal, in its own words.
 *
 * @param provider who refused, as people write it
 * @param model what was asked for
 * @param status HTTP status
 * @param kind the endpoint's own code; empty if it gave none
 * @param message what it said; empty if nothing
 * @param retryAfter when it wants to be asked again; null if it did not say
 */
public record Refusal(
        String provider,
        String model,
        int status,
        String kind,
        String message,
        @Nullable Duration retryAfter) {

    private static final int MESSAGE_LENGTH = 300;

    /** What it means for the one who asked. */
    public Answer.Failed asFailure() {
        String said = (kind + " " + message).toLowerCase(Locale.ROOT);
        if (said.contains("insufficient_quota")
                || said.contains("credit balance")
                || said.contains("billing")
                || status == 402) {
            return lasting(
                    "quota_exceeded",
                    provider + " says the account's credit is used up; add credit or use another key");
        }
        if (said.contains("context_length")
                || said.contains("too long")
                || said.contains("too_large")
                || status == 413) {
            return lasting("too_long", "the conversation is longer than " + model + " can read; shorten the input");
        }
        if (said.contains("content_filter") || said.contains("content policy")) {
            return lasting("refused", provider + " refused the content of the request; reword it");
        }
        if (said.contains("overloaded") || status == 529 || status == 503) {
            return passing("overloaded", provider + " is overloaded; try again in a while");
        }
        return switch (status) {
            case 401 ->
                lasting("key_refused", provider + " refused the key; check that it is complete and still valid");
            case 403 ->
                lasting(
                        "key_refused",
                        "the key may not use " + model + " at " + provider + "; use another key or model");
            case 404 ->
                lasting(
                        "model_not_found",
                        provider + " has no model '" + model + "'; pick one from the list of models");
            case 429 -> passing("rate_limited", provider + " wants fewer requests; try again in a while");
            case 408, 504 -> passing("timeout", provider + " took too long; try again");
            default -> other(said);
        };
    }

    private Answer.Failed other(String said) {
        boolean passing =
                status >= 500 || status == 409 || said.contains("api_error") || said.contains("timeout_error");
        String text = message.length() > MESSAGE_LENGTH ? message.substring(0, MESSAGE_LENGTH) + "…" : message;
        String detail = text.isBlank() ? "status " + status : Redactor.STANDARD.redact(text);
        return passing
                ? passing("provider_error", provider + " failed: " + detail)
                : lasting("provider_error", provider + " did not accept the request: " + detail);
    }

    private static Answer.Failed lasting(String code, String message) {
        return new Answer.Failed(code, message, false, null);
    }

    private Answer.Failed passing(String code, String message) {
        return new Answer.Failed(code, message, true, retryAfter);
    }
}
