package dev.amplifier.local.functions.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One part of a route template, between two slashes: literal text, a parameter, or a mixture such as {@code v{major:int}.{minor}}.
 *
 * @param pattern what the segment must look like, a group for each parameter
 * @param rank how early it is tried, 1 to 6: literals first, catch-alls last
 * @param shape the segment without its parameters' names; two segments of one shape fit the same texts
 */
record RouteSegment(Pattern pattern, List<RouteParameter> parameters, int rank, String shape) {

    /**
     * A parameter in a segment.
     *
     * @param fallback its value when the path ends before it; null if there is none
     */
    record RouteParameter(
            String name,
            List<RouteConstraint> constraints,
            boolean optional,
            boolean catchAll,
            @Nullable String fallback) {

        boolean accepts(String value) {
            return constraints.stream().allMatch(constraint -> constraint.accepts(value));
        }
    }

    static RouteSegment parse(String text) {
        StringBuilder pattern = new StringBuilder();
        StringBuilder shape = new StringBuilder();
        List<RouteParameter> parameters = new ArrayList<>();
        int literals = 0;
        int position = 0;
        while (position < text.length()) {
            int open = text.indexOf('{', position);
            int end = open < 0 ? text.length() : open;
            if (end > position) {
                String literal = text.substring(position, end);
                pattern.append(Pattern.quote(literal));
                shape.append(literal.toLowerCase(Locale.ROOT));
                literals++;
            }
            if (open < 0) {
                break;
            }
            int close = closing(text, open);
            RouteParameter parameter = parameter(text.substring(open + 1, close));
            parameters.add(parameter);
            pattern.append("(.+?)");
            shape.append(parameter.constraints().stream()
                    .map(RouteConstraint::text)
                    .collect(Collectors.joining(":", parameter.catchAll() ? "{*" : "{", "}")));
            position = close + 1;
        }
        return new RouteSegment(
                Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
                List.copyOf(parameters),
                rank(literals, parameters),
                shape.toString());
    }

    /** Whether it takes the whole rest of a path. */
    boolean catchesAll() {
        return parameters.stream().anyMatch(RouteParameter::catchAll);
    }

    /** Whether a path may end before it. */
    boolean mayBeAbsent() {
        return parameters.size() == 1
                && (parameters.getFirst().optional()
                        || parameters.getFirst().catchAll()
                        || parameters.getFirst().fallback() != null);
    }

    /** Puts the parameters' values for a text into a map; false, if the text does not fit. */
    boolean match(String text, Map<String, String> values) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!parameters.get(i).accepts(matcher.group(i + 1))) {
                return false;
            }
            values.put(parameters.get(i).name(), matcher.group(i + 1));
        }
        return true;
    }

    /** Puts the parameters' values for a path that ends before this segment into a map. */
    void matchAbsent(Map<String, String> values) {
        for (RouteParameter parameter : parameters) {
            if (parameter.fallback() != null) {
                values.put(parameter.name(), parameter.fallback());
            }
        }
    }

    private static int rank(int literals, List<RouteParameter> parameters) {
        if (parameters.isEmpty()) {
            return 1;
        }
        if (literals + parameters.size() > 1) {
            return 2;
        }
        RouteParameter only = parameters.getFirst();
        return (only.catchAll() ? 6 : 4) - (only.constraints().isEmpty() ? 0 : 1);
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '}' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" has an opening brace without a closing one");
    }

    private static RouteParameter parameter(String text) {
        List<String> parts = splitOutsideParentheses(text);
        String last = parts.getLast();
        boolean optional = last.endsWith("?");
        if (optional) {
            parts.set(parts.size() - 1, last.substring(0, last.length() - 1));
        }
        String fallback = null;
        int equals = parts.getLast().indexOf('=');
        if (equals >= 0 && !parts.getLast().contains("(")) {
            fallback = parts.getLast().substring(equals + 1);
            parts.set(parts.size() - 1, parts.getLast().substring(0, equals));
        }
        String name = parts.getFirst().replaceFirst("^\\*{1,2}", "");
        if (!name.matches("[\\w-]+")) {
            throw new IllegalArgumentException("\"{" + text + "}\" has no usable parameter name");
        }
        return new RouteParameter(
                name,
                parts.stream().skip(1).map(RouteConstraint::parse).toList(),
                optional,
                parts.getFirst().startsWith("*"),
                fallback);
    }

    private static List<String> splitOutsideParentheses(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ':' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
