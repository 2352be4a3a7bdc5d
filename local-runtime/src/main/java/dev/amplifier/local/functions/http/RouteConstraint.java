package dev.amplifier.local.functions.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a route parameter's value must look like.
 *
 * @param text the constraint as it is written, such as {@code range(1,9)}
 */
record RouteConstraint(String text, Predicate<String> test) {

    private static final Pattern CALL = Pattern.compile("([a-z]+)(?:\\((.*)\\))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GUID =
            Pattern.compile("[{(]?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}[)}]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?\\d{1,3}(?:,?\\d{3})*(?:\\.\\d*)?|[-+]?\\d+(?:\\.\\d*)?|[-+]?\\.\\d+");
    private static final String KNOWN =
            "alpha, bool, decimal, double, float, guid, int, length, long, max, maxlength, min,"
                    + " minlength, range, regex and required";

    static RouteConstraint parse(String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw new IllegalArgumentException("constraint \"" + text + "\" is not understood; known are " + KNOWN);
        }
        String argument = call.group(2) == null ? "" : call.group(2);
        try {
            return new RouteConstraint(text, predicate(call.group(1).toLowerCase(Locale.ROOT), argument));
        } catch (NumberFormatException | IndexOutOfBoundsException | PatternSyntaxException e) {
            throw new IllegalArgumentException("constraint \"" + text + "\" has an argument that makes no sense", e);
        }
    }

    boolean accepts(String value) {
        return test.test(value);
    }

    private static Predicate<String> predicate(String name, String argument) {
        return switch (name) {
            case "alpha" -> matching(Pattern.compile("[a-z]*", Pattern.CASE_INSENSITIVE));
            case "bool" -> matching(Pattern.compile("true|false", Pattern.CASE_INSENSITIVE));
            case "guid" -> matching(GUID);
            case "int" -> value -> within(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long" -> value -> within(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "decimal", "double", "float" -> matching(DECIMAL);
            case "required" -> value -> !value.isEmpty();
            case "regex" -> containing(Pattern.compile(argument, Pattern.CASE_INSENSITIVE));
            case "length" -> {
                List<Long> bounds = numbers(argument);
                yield value -> value.length() >= bounds.getFirst() && value.length() <= bounds.getLast();
            }
            case "minlength" -> atLeast(numbers(argument).getFirst());
            case "maxlength" -> Predicate.not(atLeast(numbers(argument).getFirst() + 1));
            case "min" -> between(numbers(argument).getFirst(), Long.MAX_VALUE);
            case "max" -> between(Long.MIN_VALUE, numbers(argument).getFirst());
            case "range" -> between(numbers(argument).get(0), numbers(argument).get(1));
            default ->
                throw new IllegalArgumentException("constraint \"" + name + "\" is not known; known are " + KNOWN);
        };
    }

    private static Predicate<String> matching(Pattern pattern) {
        return value -> pattern.matcher(value).matches();
    }

    private static Predicate<String> containing(Pattern pattern) {
        return value -> pattern.matcher(value).find();
    }

    private static Predicate<String> atLeast(long length) {
        return value -> value.length() >= length;
    }

    private static Predicate<String> between(long min, long max) {
        return value -> within(value, min, max);
    }

    private static boolean within(String value, long min, long max) {
        try {
            long number = Long.parseLong(value);
            return number >= min && number <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<Long> numbers(String argument) {
        return Arrays.stream(argument.split(",", -1))
                .map(number -> Long.valueOf(number.strip()))
                .toList();
    }
}
