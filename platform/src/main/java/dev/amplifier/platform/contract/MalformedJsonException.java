package dev.amplifier.platform.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/** A text that is not JSON, or not of the shape that was asked for. The message quotes nothing of the text. */
public final class MalformedJsonException extends RuntimeException {

    private final int line;
    private final int column;

    MalformedJsonException(String message, int line, int column, @Nullable Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    static MalformedJsonException from(JsonProcessingException e) {
        var at = e.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return new MalformedJsonException(
                "Not the JSON expected, at line " + line + ", column " + column, line, column, e);
    }

    /** Where it went wrong, from 1. */
    public int line() {
        return line;
    }

    /** Where in the line it went wrong, from 1. */
    public int column() {
        return column;
    }
}
