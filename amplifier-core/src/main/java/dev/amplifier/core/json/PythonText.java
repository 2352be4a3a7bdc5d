package dev.amplifier.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** Values as Python writes them: its JSON, its {@code str()} and its type names. */
public final class PythonText {

    /** From this power of ten on, and below the other one, a float is written with an exponent. */
    private static final int LARGEST_PLAIN_EXPONENT = 16;

    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private PythonText() {}

    /** What a template shows for a value: {@code true}, {@code None}, text as it is, JSON for lists and maps. */
    public static String rendered(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Boolean.toString(value.booleanValue());
            case OBJECT, ARRAY -> json(value);
            default -> string(value);
        };
    }

    /** What {@code str()} answers. For lists and maps that is Python's own notation, not JSON. */
    public static String string(JsonNode value) {
        return value.isTextual() ? value.textValue() : repr(value);
    }

    /** What {@code json.dumps()} answers: a blank after each comma and colon, nothing but ASCII. */
    public static String json(JsonNode value) {
        StringBuilder out = new StringBuilder();
        new Writer(out, false).write(value);
        return out.toString();
    }

    /** The name of a value's type. */
    public static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case ARRAY -> "list";
            case OBJECT -> "dict";
            default -> "NoneType";
        };
    }

    /** A float as Python's {@code repr()} writes it, such as {@code 1.0} and {@code 1e+20}. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < LARGEST_PLAIN_EXPONENT) {
            String plain = decimal.toPlainString();
            return plain.indexOf('.') >= 0 ? plain : plain + ".0";
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = exponent < 0 ? "-" : "+";
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + "e" + sign + (size < 10 ? "0" : "") + size;
    }

    private static String repr(JsonNode value) {
        StringBuilder out = new StringBuilder();
        new Writer(out, true).write(value);
        return out.toString();
    }

    private record Writer(StringBuilder out, boolean python) {

        void write(JsonNode value) {
            switch (value.getNodeType()) {
                case STRING -> {
                    if (python) {
                        quoteForPython(value.textValue());
                    } else {
                        quoteForJson(value.textValue());
                    }
                }
                case BOOLEAN -> out.append(truth(value.booleanValue()));
                case NUMBER -> out.append(value.isIntegralNumber() ? value.asText() : decimal(value.doubleValue()));
                case ARRAY -> list(value);
                case OBJECT -> map(value);
                default -> out.append(python ? "None" : "null");
            }
        }

        private String truth(boolean value) {
            if (python) {
                return value ? "True" : "False";
            }
            return Boolean.toString(value);
        }

        private String decimal(double value) {
            if (python || Double.isFinite(value)) {
                return number(value);
            }
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        private void list(JsonNode value) {
            out.append('[');
            for (int i = 0; i < value.size(); i++) {
                out.append(i == 0 ? "" : ", ");
                write(value.get(i));
            }
            out.append(']');
        }

        private void map(JsonNode value) {
            out.append('{');
            Iterator<Map.Entry<String, JsonNode>> fields = value.fields();
            for (boolean first = true; fields.hasNext(); first = false) {
                Map.Entry<String, JsonNode> field = fields.next();
                out.append(first ? "" : ", ");
                if (python) {
                    quoteForPython(field.getKey());
                } else {
                    quoteForJson(field.getKey());
                }
                out.append(": ");
                write(field.getValue());
            }
            out.append('}');
        }

        private void quoteForJson(String text) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    case '\b' -> out.append("\\b");
                    case '\f' -> out.append("\\f");
                    default -> {
                        if (c < ' ' || c > '~') {
                            out.append("\\u")
                                    .append(Character.forDigit(c >> 12, 16))
                                    .append(Character.forDigit(c >> 8 & 15, 16))
                                    .append(Character.forDigit(c >> 4 & 15, 16))
                                    .append(Character.forDigit(c & 15, 16));
                        } else {
                            out.append(c);
                        }
                    }
                }
            }
            out.append('"');
        }

        private void quoteForPython(String text) {
            char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
            out.append(quote);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> out.append("\\\\");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    default -> {
                        if (c == quote) {
                            out.append('\\');
                        }
                        out.append(c);
                    }
                }
            }
            out.append(quote);
        }
    }
}
