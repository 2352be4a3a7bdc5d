package dev.amplifier.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a scalar means by the rules of YAML 1.1 as PyYAML reads them: {@code yes} and {@code off} are booleans, {@code 012} is octal,
 * {@code 1:30} counts minutes, {@code 1e3} is text, for a float needs a dot.
 */
public enum ScalarType {
    /** Text. */
    TEXT,
    /** A whole number of any size. */
    INTEGER,
    /** A number with a fraction, or an infinity, or not a number. */
    FLOAT,
    /** True or false. */
    BOOLEAN,
    /** Nothing. */
    NULL,
    /** A date, or a date with a time; its JSON form is the text. */
    TIMESTAMP;

    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final int LONGEST_NUMBER = 1024;

    private static final Pattern INTEGERS = Pattern.compile("[-+]?0b[01_]+"
            + "|[-+]?0[0-7_]+"
            + "|[-+]?(?:0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+"
            + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern FLOATS = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)"
            + "|\\.(?:nan|NaN|NAN)");
    private static final Pattern TIMESTAMPS = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");

    /** The type of a plain scalar with this text. */
    static ScalarType ofPlain(String text) {
        if (NOTHING.contains(text)) {
            return NULL;
        }
        char first = text.charAt(0);
        if (first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9')) {
            return ofNumberLike(text);
        }
        return TRUE.contains(text) || FALSE.contains(text) ? BOOLEAN : TEXT;
    }

    private static ScalarType ofNumberLike(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return TEXT;
        }
        if (FLOATS.matcher(text).matches()) {
            return FLOAT;
        }
        if (INTEGERS.matcher(text).matches()) {
            return INTEGER;
        }
        return TIMESTAMPS.matcher(text).matches() ? TIMESTAMP : TEXT;
    }

    /** The value of a scalar of this type; text that this type cannot hold stays text. */
    JsonNode value(String text) {
        var json = JsonNodeFactory.instance;
        return switch (this) {
            case TEXT, TIMESTAMP -> json.textNode(text);
            case NULL -> json.nullNode();
            case BOOLEAN -> json.booleanNode(TRUE.contains(text));
            case INTEGER -> {
                try {
                    var number = integer(text);
                    yield switch (number.bitLength() / 32) {
                        case 0 ->
                            number.bitLength() < 32 ? json.numberNode(number.intValue()) : json.numberNode(number);
                        case 1 -> json.numberNode(number.longValue());
                        default -> json.numberNode(number);
                    };
                } catch (NumberFormatException notANumber) {
                    yield json.textNode(text);
                }
            }
            case FLOAT -> {
                try {
                    yield json.numberNode(floating(text));
                } catch (NumberFormatException notANumber) {
                    yield json.textNode(text);
                }
            }
        };
    }

    private static BigInteger integer(String text) {
        String digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        BigInteger magnitude;
        if (digits.startsWith("0b")) {
            magnitude = new BigInteger(digits.substring(2), 2);
        } else if (digits.startsWith("0x")) {
            magnitude = new BigInteger(digits.substring(2), 16);
        } else if (digits.indexOf(':') >= 0) {
            magnitude = BigInteger.ZERO;
            for (String part : digits.split(":", -1)) {
                magnitude = magnitude.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
            }
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            magnitude = new BigInteger(digits, 8);
        } else {
            magnitude = new BigInteger(digits);
        }
        return negative ? magnitude.negate() : magnitude;
    }

    private static double floating(String text) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        double sign = digits.startsWith("-") ? -1 : 1;
        if (digits.startsWith("-") || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        return switch (digits) {
            case ".inf" -> sign * Double.POSITIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> {
                double value = 0;
                for (String part : digits.split(":", -1)) {
                    value = value * 60 + Double.parseDouble(part);
                }
                yield sign * value;
            }
        };
    }
}
