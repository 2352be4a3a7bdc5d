package dev.amplifier.functions.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A request that can't be served, thrown from wherever that is found and answered as a problem document (RFC 9457).
 *
 * <p>The detail says what, where, what is allowed and what to do. It may quote the caller's own input back but is never logged.
 */
public final class Problem extends RuntimeException {

    private static final List<ProblemType> LIMITS =
            List.of(ProblemType.YAML_TOO_LARGE, ProblemType.YAML_TOO_DEEP, ProblemType.YAML_TOO_MANY_ALIASES);

    private final transient ProblemType type;
    private final transient List<Finding> findings;
    private final transient SequencedMap<String, String> headers;

    private Problem(ProblemType type, String detail, List<Finding> findings, Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.findings = List.copyOf(findings);
        this.headers = new LinkedHashMap<>(headers);
    }

    /** A problem of this kind. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    /** The request is not understood, for these reasons. */
    public static Problem malformed(String detail, List<Finding> findings) {
        return new Problem(ProblemType.MALFORMED_REQUEST, detail, findings, Map.of());
    }

    /** A document that the caller sent has faults; one that breaks a limit has the type of that limit. */
    public static Problem invalidDocument(String detail, List<Finding> findings) {
        ProblemType type = LIMITS.stream()
                .filter(limit ->
                        findings.stream().anyMatch(found -> found.code().equalsIgnoreCase(limit.name())))
                .findFirst()
                .orElse(ProblemType.INVALID_DOCUMENT);
        return new Problem(type, detail, findings, Map.of());
    }

    /** Nothing of that name that the caller may see. */
    public static Problem notFound(String what) {
        return of(ProblemType.NOT_FOUND, what + " is not here, or is not yours.");
    }

    /** A part that is needed does not answer; trying again in some seconds may help. */
    public static Problem unavailable(String part, int retryAfterSeconds) {
        return new Problem(
                ProblemType.UNAVAILABLE,
                "The " + part + " did not answer in time. Try again in " + retryAfterSeconds
                        + " seconds; /api/health says more.",
                List.of(),
                Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** The same problem with further headers. */
    public Problem withHeaders(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(further);
        return new Problem(type, detail(), findings, all);
    }

    /** Its kind. */
    public ProblemType type() {
        return type;
    }

    /** What, where, what is allowed and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Faults of a document; empty if none is at fault. */
    public List<Finding> findings() {
        return findings;
    }

    /** Headers of the answer. */
    public SequencedMap<String, String> headers() {
        return new LinkedHashMap<>(headers);
    }
}
