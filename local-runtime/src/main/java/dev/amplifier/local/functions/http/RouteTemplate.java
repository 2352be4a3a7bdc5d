package dev.amplifier.local.functions.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A route such as {@code api/executions/{id:guid}/{*rest}}, read as ASP.NET Core reads it: whatever the case of its letters, with
 * constraints, optional parameters, defaults and a catch-all at the end.
 */
final class RouteTemplate {

    /** Of two templates that fit the same path, the more literal one comes first. */
    static final Comparator<RouteTemplate> LITERAL_FIRST = Comparator.comparing(template -> template.segments.stream()
            .map(segment -> Integer.toString(segment.rank()))
            .collect(Collectors.joining()));

    private final String text;
    private final List<RouteSegment> segments;

    private RouteTemplate(String text, List<RouteSegment> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is not well formed; the message says what is wrong
     */
    static RouteTemplate parse(String text) {
        List<RouteSegment> segments = new ArrayList<>();
        for (String segment : split(text)) {
            if (!segments.isEmpty() && segments.getLast().catchesAll()) {
                throw new IllegalArgumentException("route " + text + " has something after its catch-all parameter");
            }
            try {
                segments.add(RouteSegment.parse(segment));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("route " + text + ": " + e.getMessage(), e);
            }
        }
        return new RouteTemplate(text, List.copyOf(segments));
    }

    /**
     * The values of the parameters for a path.
     *
     * @param path its segments, decoded
     * @return empty if the path does not fit; a parameter that is absent has no entry
     */
    Optional<Map<String, String>> match(List<String> path) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            RouteSegment segment = segments.get(i);
            if (i >= path.size()) {
                if (!segment.mayBeAbsent()) {
                    return Optional.empty();
                }
                segment.matchAbsent(values);
            } else if (segment.catchesAll()) {
                String rest = String.join("/", path.subList(i, path.size()));
                return segment.match(rest, values) ? Optional.of(values) : Optional.empty();
            } else if (!segment.match(path.get(i), values)) {
                return Optional.empty();
            }
        }
        return path.size() > segments.size() ? Optional.empty() : Optional.of(values);
    }

    /** The template without its parameters' names: two of one shape fit the same paths. */
    String shape() {
        return segments.stream().map(RouteSegment::shape).collect(Collectors.joining("/"));
    }

    @Override
    public String toString() {
        return text;
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
