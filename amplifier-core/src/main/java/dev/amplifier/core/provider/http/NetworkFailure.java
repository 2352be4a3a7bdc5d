package dev.amplifier.core.provider.http;

import dev.amplifier.core.provider.Answer;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;

/** What it means when no proper answer came at all. */
public final class NetworkFailure {

    private static final int DEEPEST_CAUSE = 10;

    private NetworkFailure() {}

    /**
     * The meaning of a failure between us and a provider. The exception's own words are left out, since they may quote the request.
     *
     * @param provider who was asked, as people write it
     */
    public static Answer.Failed of(String provider, Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof HttpTimeoutException) {
                return new Answer.Failed("timeout", provider + " took too long; try again", true, null);
            }
            if (cause instanceof ConnectException) {
                return new Answer.Failed(
                        "provider_error", provider + " cannot be reached; check the network and try again", true, null);
            }
            cause = cause.getCause();
        }
        return new Answer.Failed(
                "provider_error", provider + "'s answer broke off or makes no sense; try again", true, null);
    }
}
