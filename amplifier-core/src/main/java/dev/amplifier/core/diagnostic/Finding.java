package dev.amplifier.core.diagnostic;

import dev.amplifier.core.yaml.SourceRange;
import java.util.Optional;

/**
 * One thing found in a document.
 *
 * @param code what it is
 * @param severity how much it weighs here
 * @param message sentences for the author: what is wrong and what is allowed
 * @param path where in the document's structure, such as {@code steps[2].prompt}; empty for the whole document
 * @param range where in the text
 * @param suggestion the text that would put it right, when there is an obvious one
 */
public record Finding(
        Code code, Severity severity, String message, String path, SourceRange range, Optional<String> suggestion) {

    /** Line of the first character, from 1. */
    public int line() {
        return range.startLine();
    }

    /** Column of the first character, from 1, in UTF-16 units. */
    public int column() {
        return range.startColumn();
    }

    /** Line of the end, from 1. */
    public int endLine() {
        return range.endLine();
    }

    /** Column just after the last character, from 1, in UTF-16 units. */
    public int endColumn() {
        return range.endColumn();
    }

    /** Whether the document cannot be used because of this. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
