package dev.amplifier.core.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How secrets look. Every quantifier is possessive or bounded, so that no text makes matching slow. */
final class Shapes {

    /** In this order. */
    static final List<Shape> ALL = List.of(
            shape(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\\s]{0,20000}+(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?",
                    "",
                    "-----begin "),
            shape("\\beyJ[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]*+)?", "", "eyj"),
            shape("\\b(?:sk|pk|rk)-[A-Za-z0-9_-]{12,}+", "", "k-"),
            shape("\\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8,}+", "", "k_"),
            shape("\\bgh[opusr]_[A-Za-z0-9]{16,}+", "", "gh"),
            shape("\\bgithub_pat_[A-Za-z0-9_]{16,}+", "", "github_pat_"),
            shape("\\bglpat-[A-Za-z0-9_-]{12,}+", "", "glpat-"),
            shape("\\bxox[abeprs]-[A-Za-z0-9-]{8,}+", "", "xox"),
            shape("\\b(?:AKIA|ASIA)[A-Z0-9]{16}", "", "akia", "asia"),
            shape("\\bAIza[A-Za-z0-9_-]{30,}+", "", "aiza"),
            shape("\\b(?:npm|hf|whsec)_[A-Za-z0-9+/=]{16,}+", "", "npm_", "hf_", "whsec_"),
            shape("(?i)\\b(bearer|basic)(\\s{1,4})(?!\\[REDACTED])[A-Za-z0-9._~+/=-]{8,}+", "$1$2", "bearer", "basic"),
            shape(
                    "(?i)\\b([a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{0,100}:)(?!\\[REDACTED]@)[^\\s/@]{1,200}(?=@)",
                    "$1",
                    "://"),
            shape("(?i)([?&;]sig=)(?!\\[REDACTED])[^&\\s\"';]{4,}+", "$1", "sig="),
            shape(
                    "(?i)(?<![a-z0-9])((?:[a-z0-9]{1,30}[_-]){0,4}(?:api[_-]?key|access[_-]?key|account[_-]?key|shared[_-]?access[_-]?key"
                            + "|private[_-]?key|secret|password|passwd|pwd|credentials?"
                            + "|(?:access|refresh|auth|id)[_-]?token|authorization)"
                            + "[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?)(?!\\[REDACTED])(?!(?:bearer|basic)\\s)[^\\s\"',;&]{3,}+",
                    "$1",
                    "key",
                    "secret",
                    "passw",
                    "pwd",
                    "credential",
                    "token",
                    "authorization"));

    private Shapes() {}

    /**
     * One kind of secret.
     *
     * @param pattern what it looks like
     * @param replacement what to put in its place
     * @param hints of which whatever matches has one, in lower case: text without any need not be matched, which is most of all text
     */
    record Shape(Pattern pattern, String replacement, List<String> hints) {

        /** The text without such secrets. */
        String cutFrom(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }

        private boolean maybeIn(String lowerCase) {
            for (String hint : hints) {
                if (lowerCase.contains(hint)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The text without what looks like a secret. */
    static String cutAll(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        String rest = text;
        for (Shape shape : ALL) {
            if (shape.maybeIn(lowerCase)) {
                rest = shape.cutFrom(rest);
            }
        }
        return rest;
    }

    private static Shape shape(String regex, String kept, String... hints) {
        return new Shape(Pattern.compile(regex), kept + "\\[REDACTED]", List.of(hints));
    }
}
