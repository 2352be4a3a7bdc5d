package dev.amplifier.functions.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a document or a request.
 *
 * @param code stable name of the kind of fault
 * @param message what is wrong and what is allowed
 * @param path where in the document, such as {@code steps[2].prompt}; null if it concerns the whole
 * @param line from 1; null where positions are not known
 * @param column from 1; null likewise
 * @param endLine from 1; null likewise
 * @param endColumn from 1, exclusive; null likewise
 * @param suggestion text that would put it right; null if none is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        @JsonProperty("code") String code,
        @JsonProperty("message") String message,
        @JsonProperty("path") @Nullable String path,
        @JsonProperty("line") @Nullable Integer line,
        @JsonProperty("column") @Nullable Integer column,
        @JsonProperty("end_line") @Nullable Integer endLine,
        @JsonProperty("end_column") @Nullable Integer endColumn,
        @JsonProperty("suggestion") @Nullable String suggestion) {

    /** A fault at a place that has no line and column. */
    public static Finding at(String path, String code, String message) {
        return new Finding(code, message, path, null, null, null, null, null);
    }
}
