package dev.amplifier.core.diagnostic;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.yaml.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects the findings of one document. For one thread.
 *
 * <p>Each finding says how the reference implementation takes it, because strict compatibility means its verdict: what it refuses is an
 * error then, and what only we refuse is a warning.
 */
public final class Findings {

    /** The most findings that are kept; further ones are counted in the last. */
    public static final int LIMIT = 500;

    private final Compatibility compatibility;
    private final Collected collected;
    private final boolean seenByReference;

    /** No findings yet. */
    public Findings(Compatibility compatibility) {
        this(compatibility, new Collected(), true);
    }

    private Findings(Compatibility compatibility, Collected collected, boolean seenByReference) {
        this.compatibility = compatibility;
        this.collected = collected;
        this.seenByReference = seenByReference;
    }

    /** The same findings, for a part of the document that the reference does not look into. */
    public Findings unseenByReference() {
        return new Findings(compatibility, collected, false);
    }

    /** Whether the reference looks into this part of the document. */
    public boolean isSeenByReference() {
        return seenByReference;
    }

    /** Which compatibility applies. */
    public Compatibility compatibility() {
        return compatibility;
    }

    /** Whether the reference's verdict is asked for. */
    public boolean strict() {
        return compatibility == Compatibility.STRICT;
    }

    /** Something for which the reference does not even load the document. */
    public void refusedAtLoading(Code code, String path, SourceRange range, String message) {
        refusedAtLoading(code, path, range, message, Optional.empty());
    }

    /** Something for which the reference does not even load the document, with the text that would put it right. */
    public void refusedAtLoading(
            Code code, String path, SourceRange range, String message, Optional<String> suggestion) {
        if (seenByReference && (strict() || code.severity() == Severity.ERROR)) {
            collected.unreadable = true;
        }
        refused(code, path, range, message, suggestion);
    }

    /** Something that the reference calls an error. */
    public void refused(Code code, String path, SourceRange range, String message) {
        refused(code, path, range, message, Optional.empty());
    }

    /** Something that the reference calls an error, with the text that would put it right. */
    public void refused(Code code, String path, SourceRange range, String message, Optional<String> suggestion) {
        if (!seenByReference) {
            noticed(code, path, range, message, suggestion);
            return;
        }
        add(code, strict() ? Severity.ERROR : code.severity(), path, range, message, suggestion);
    }

    /** Something that the reference does not mind. */
    public void noticed(Code code, String path, SourceRange range, String message) {
        noticed(code, path, range, message, Optional.empty());
    }

    /** Something that the reference does not mind, with the text that would put it right. */
    public void noticed(Code code, String path, SourceRange range, String message, Optional<String> suggestion) {
        boolean lowered = strict() && code.severity() == Severity.ERROR;
        add(code, lowered ? Severity.WARNING : code.severity(), path, range, message, suggestion);
    }

    private void add(
            Code code, Severity severity, String path, SourceRange range, String message, Optional<String> suggestion) {
        collected.errors |= severity == Severity.ERROR;
        if (collected.list.size() < LIMIT) {
            collected.list.add(new Finding(code, severity, message, path, range, suggestion));
        } else {
            collected.dropped++;
        }
    }

    /** Whether further findings are only counted, so that it is not worth finding good words for them. */
    public boolean isFull() {
        return collected.list.size() >= LIMIT;
    }

    /** Whether there is an error. */
    public boolean hasErrors() {
        return collected.errors;
    }

    /** Whether there is something for which the document is not even loaded. */
    public boolean unreadable() {
        return collected.unreadable;
    }

    /** All findings in the order of the text; where more than {@value #LIMIT} were made, the last one says how many are missing. */
    public List<Finding> inOrder() {
        var findings = new ArrayList<>(collected.list);
        findings.sort(
                Comparator.comparingInt((Finding finding) -> finding.range().startOffset())
                        .thenComparing(Finding::severity));
        if (collected.dropped > 0) {
            findings.add(new Finding(
                    Code.MORE_FINDINGS,
                    collected.errors ? Severity.ERROR : Severity.INFO,
                    collected.dropped + " more findings are not shown.",
                    "",
                    SourceRange.START,
                    Optional.empty()));
        }
        return List.copyOf(findings);
    }

    private static final class Collected {
        private final List<Finding> list = new ArrayList<>();
        private boolean errors;
        private boolean unreadable;
        private int dropped;
    }
}
