package dev.amplifier.core.expression;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as Python's {@code float()} reads them. */
final class PythonFloat {

    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:\\d+(?:_\\d+)*(?:\\.(?:\\d+(?:_\\d+)*)?)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+(?:_\\d+)*)?");

    private PythonFloat() {}

    static OptionalDouble parse(String text) {
        String trimmed = text.strip();
        if (NUMBER.matcher(trimmed).matches()) {
            return OptionalDouble.of(Double.parseDouble(trimmed.replace("_", "")));
        }
        return switch (trimmed.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
            default -> OptionalDouble.empty();
        };
    }
}
