package dev.amplifier.core.secret;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How secrets look. Every quantifier is possessive or bounded, so that no text makes matching slow. */
final class Shapes {

    /** Patterns with what to put in place, in order. */
    static final List<Map.Entry<Pattern, String>> ALL = List.of(
            shape(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\\s]{0,20000}+(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?",
                    ""),
            shape("\\beyJ[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]*+)?", ""),
            shape("\\b(?:sk|pk|rk)-[A-Za-z0-9_-]{12,}+", ""),
            shape("\\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8,}+", ""),
            shape("\\bgh[opusr]_[A-Za-z0-9]{16,}+", ""),
            shape("\\bgithub_pat_[A-Za-z0-9_]{16,}+", ""),
            shape("\\bglpat-[A-Za-z0-9_-]{12,}+", ""),
            shape("\\bxox[abeprs]-[A-Za-z0-9-]{8,}+", ""),
            shape("\\b(?:AKIA|ASIA)[A-Z0-9]{16}", ""),
            shape("\\bAIza[A-Za-z0-9_-]{30,}+", ""),
            shape("\\b(?:npm|hf|whsec)_[A-Za-z0-9+/=]{16,}+", ""),
            shape("(?i)\\b(bearer|basic)(\\s{1,4})(?!\\[REDACTED])[A-Za-z0-9._~+/=-]{8,}+", "$1$2"),
            shape("(?i)\\b([a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{0,100}:)(?!\\[REDACTED]@)[^\\s/@]{1,200}(?=@)", "$1"),
            shape("(?i)([?&;]sig=)(?!\\[REDACTED])[^&\\s\"';]{4,}+", "$1"),
            shape(
                    "(?i)(?<![a-z0-9])((?:[a-z0-9]{1,30}[_-]){0,4}(?:api[_-]?key|access[_-]?key|account[_-]?key|shared[_-]?access[_-]?key"
                            + "|private[_-]?key|secret|password|passwd|pwd|credentials?"
                            + "|(?:access|refresh|auth|id)[_-]?token|authorization)"
                            + "[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?)(?!\\[REDACTED])(?!(?:bearer|basic)\\s)[^\\s\"',;&]{3,}+",
                    "$1"));

    private Shapes() {}

    private static Map.Entry<Pattern, String> shape(String regex, String kept) {
        return Map.entry(Pattern.compile(regex), kept + "\\[REDACTED]");
    }
}
