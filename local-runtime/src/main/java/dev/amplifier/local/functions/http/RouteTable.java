package dev.amplifier.local.functions.http;

import dev.amplifier.local.functions.app.InvalidAppException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which function answers which request. Safe for use by several threads. */
final class RouteTable {

    /** A function for a request, and the values of its route's parameters. */
    record Match(HttpFunction function, Map<String, String> values) {}

    private record Entry(RouteTemplate template, HttpFunction function) {}

    private final List<Entry> entries;

    /**
     * A table of functions.
     *
     * @throws InvalidAppException if a route is not well formed, or if two functions answer the same requests
     */
    RouteTable(List<HttpFunction> functions) {
        this.entries = functions.stream()
                .map(RouteTable::entry)
                .sorted(Comparator.comparing(Entry::template, RouteTemplate.LITERAL_FIRST))
                .toList();
        refuseConflicts();
    }

    /**
     * Finds the function for a request.
     *
     * @param method in capital letters
     * @param path decoded segments
     */
    Optional<Match> find(String method, List<String> path) {
        for (Entry entry : entries) {
            if (entry.function.answers(method)) {
                Optional<Map<String, String>> values = entry.template.match(path);
                if (values.isPresent()) {
                    return Optional.of(new Match(entry.function, values.get()));
                }
            }
        }
        return Optional.empty();
    }

    private void refuseConflicts() {
        Map<String, List<Entry>> byShape = new HashMap<>();
        for (Entry entry : entries) {
            List<Entry> alike = byShape.computeIfAbsent(entry.template.shape(), shape -> new ArrayList<>());
            alike.forEach(other -> refuseConflict(other, entry));
            alike.add(entry);
        }
    }

    private static void refuseConflict(Entry one, Entry other) {
        if (one.function.sharesMethodWith(other.function)) {
            throw new InvalidAppException("the functions " + one.function + " and " + other.function
                    + " answer the same requests: the routes " + one.template + " and " + other.template
                    + " are alike. Change a route or the methods of one of them");
        }
    }

    private static Entry entry(HttpFunction function) {
        try {
            return new Entry(RouteTemplate.parse(function.path()), function);
        } catch (IllegalArgumentException e) {
            throw new InvalidAppException("function " + function + ": " + e.getMessage(), e);
        }
    }
}
