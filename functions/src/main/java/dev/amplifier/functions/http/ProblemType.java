package dev.amplifier.functions.http;

import java.util.Locale;

/** The kinds of problem that an answer can report. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request is not understood"),
    UNAUTHENTICATED(401, "Sign in first"),
    MODE_TOO_LOW(403, "Not open in this mode"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Not with this method"),
    CONFLICT(409, "Not possible in this state"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Not JSON"),
    INVALID_DOCUMENT(422, "The document has faults"),
    YAML_TOO_LARGE(422, "The document is too long"),
    YAML_TOO_DEEP(422, "The document is nested too deeply"),
    YAML_TOO_MANY_ALIASES(422, "The document's aliases expand to too much"),
    OVER_QUOTA(429, "Over the quota"),
    UNAVAILABLE(503, "A part of the playground is not available"),
    INTERNAL(500, "Something went wrong here");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What all problems of this kind have in common. */
    public String title() {
        return title;
    }

    /** The identifier of this kind, relative to the server. */
    public String uri() {
        return "/api/docs#problem-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
