package dev.amplifier.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A scalar.
 *
 * @param text what is written, unquoted and unescaped
 * @param type what the text means by the rules of YAML 1.1
 * @param range where the scalar stands, its quotes included
 */
public record YamlScalar(String text, ScalarType type, SourceRange range) implements YamlNode {

    /** The text together with its place. */
    public SourceText source() {
        return new SourceText(text, range);
    }

    @Override
    public JsonNode toJson() {
        return type.value(text);
    }

    @Override
    public String kind() {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER -> "whole number";
            case FLOAT -> "number with a fraction";
            case BOOLEAN -> "boolean";
            case NULL -> "nothing";
            case TIMESTAMP -> "date";
        };
    }
}
