package dev.amplifier.functions.quota;

import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to the question whether one more is allowed.
 *
 * @param policy name of what is counted
 * @param admitted whether it is
 * @param limit how many are allowed in any 60 minutes
 * @param used how many were used in the last 60 minutes, this one included if it was admitted
 * @param resetSeconds seconds until the oldest of them no longer counts, at least 1
 */
public record Admission(String policy, boolean admitted, int limit, int used, int resetSeconds) {

    /** How many are left. */
    public int remaining() {
        return Math.max(0, limit - used);
    }

    /** The headers that tell a client where it stands. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Policy", "\"" + policy + "\";q=" + limit + ";w=3600");
        headers.put("RateLimit", "\"" + policy + "\";r=" + remaining() + ";t=" + resetSeconds);
        if (!admitted) {
            headers.put("Retry-After", Integer.toString(resetSeconds));
        }
        return headers;
    }

    /**
     * This admission, if it is one.
     *
     * @throws Problem if it is not
     */
    public Admission orThrow() {
        if (!admitted) {
            throw Problem.of(
                            ProblemType.OVER_QUOTA,
                            "All " + limit + " " + policy
                                    + " of the last 60 minutes are used. The next one is possible in " + resetSeconds
                                    + " seconds; a higher mode allows more.")
                    .withHeaders(headers());
        }
        return this;
    }
}
