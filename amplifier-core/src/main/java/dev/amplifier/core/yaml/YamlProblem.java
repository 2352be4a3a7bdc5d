package dev.amplifier.core.yaml;

/**
 * Something about a text that keeps it from being a good YAML document.
 *
 * @param kind what is wrong
 * @param message a sentence for the author: what, and what is allowed
 * @param range where
 */
public record YamlProblem(Kind kind, String message, SourceRange range) {

    /** What can be wrong with a text. */
    public enum Kind {
        /** It breaks the grammar of YAML. */
        SYNTAX,
        /** It is longer than allowed. */
        TOO_LARGE,
        /** Mappings and lists are nested more deeply than allowed. */
        TOO_DEEP,
        /** Aliases are used, or what they expand to grows, more than allowed. */
        TOO_MANY_ALIASES,
        /** An alias has no anchor, or stands inside what it names. */
        BAD_ALIAS,
        /** A tag asks for something other than plain data. */
        TAG_NOT_ALLOWED,
        /** A key is a list or a mapping. */
        COMPLEX_KEY,
        /** A merge key has a value that cannot be merged. */
        BAD_MERGE,
        /** More than one document stands in the text. */
        SEVERAL_DOCUMENTS,
        /** A mapping has the same key twice. */
        DUPLICATE_KEY
    }
}
