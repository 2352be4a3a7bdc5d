package dev.amplifier.core.expression;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A value on its way through an evaluation.
 *
 * @param text the value as text
 * @param truth whether it holds when it stands alone
 */
record Operand(String text, boolean truth) {

    private static final Set<String> FALSY = Set.of("false", "False", "", "0", "none", "None");

    /** A text that was quoted, or that counts as quoted: it is taken as it is. */
    static Operand quoted(String text) {
        return new Operand(text, !FALSY.contains(text));
    }

    /** A bare word or number. */
    static Operand bare(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return quoted(lower.equals("true") || lower.equals("false") ? lower : text);
    }

    /** A truth value. */
    static Operand of(boolean truth) {
        return new Operand(Boolean.toString(truth), truth);
    }

    boolean compare(String operator, Operand other) {
        OptionalDouble left = PythonFloat.parse(text);
        OptionalDouble right = PythonFloat.parse(other.text);
        if (left.isPresent() && right.isPresent()) {
            double a = left.getAsDouble();
            double b = right.getAsDouble();
            return switch (operator) {
                case "==" -> a == b;
                case "!=" -> a != b;
                case "<" -> a < b;
                case "<=" -> a <= b;
                case ">" -> a > b;
                case ">=" -> a >= b;
                default -> throw new IllegalArgumentException("no operator: " + operator);
            };
        }
        int order = byCodePoint(text, other.text);
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
    }

    private static int byCodePoint(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(i);
            if (left != right) {
                return Integer.compare(left, right);
            }
            i += Character.charCount(left);
        }
        return Integer.compare(a.length(), b.length());
    }
}
