package dev.amplifier.core.provider.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work on tables: rows that an earlier step extracted, and text in columns separated by commas. */
final class Tables {

    private Tables() {}

    /** Rows of JSON as a Markdown table, or a table of the facts in running text. */
    static String table(Task task) {
        for (JsonNode value : task.passage().values()) {
            Optional<String> table = rows(value);
            if (table.isPresent()) {
                return table.get();
            }
        }
        List<String> named = task.listed("for each \\w+");
        if (!named.isEmpty()) {
            return Markdown.table(
                    List.of("What", "1 to 5", "Notes"),
                    named.stream().map(name -> List.of(name, "", "")).toList());
        }
        List<List<String>> verdicts = verdicts(task.passage());
        return verdicts.isEmpty()
                ? Reading.facts(task)
                : Markdown.table(List.of("Claim", "Verdict", "The sentence that decides"), verdicts);
    }

    /** Rows from notes of the form {@code **Verdict:** claim} with the deciding sentence quoted below. */
    private static List<List<String>> verdicts(Passage passage) {
        List<List<String>> rows = new ArrayList<>();
        Matcher note = Pattern.compile("\\*\\*([^*\\n]+):\\*\\* ([^\\n]*)\\s+> ([^\\n]+)")
                .matcher(passage.text());
        while (note.find()) {
            rows.add(List.of(note.group(2), note.group(1), note.group(3)));
        }
        return rows;
    }

    /** What is in a text of rows and columns, and what looks odd; empty if the text is none. */
    static Optional<String> profile(Passage passage) {
        List<List<String>> rows = passage.lines().stream()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .map(List::copyOf)
                .toList();
        if (rows.size() < 3 || rows.getFirst().size() < 2) {
            return Optional.empty();
        }
        List<String> header = rows.getFirst();
        if (rows.stream().anyMatch(row -> Math.abs(row.size() - header.size()) > 1)) {
            return Optional.empty();
        }
        List<List<String>> body = rows.subList(1, rows.size());
        List<List<String>> columns = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            columns.add(column(header.get(i), i, body, odd));
        }
        String found = odd.isEmpty() ? "Nothing looks odd." : Markdown.section("What looks odd", Markdown.bullets(odd));
        return Optional.of(body.size() + " rows with " + header.size() + " columns: " + String.join(", ", header)
                + ".\n\n" + Markdown.table(List.of("Column", "Distinct", "Empty", "Smallest", "Largest"), columns)
                + "\n" + found);
    }

    private static List<String> column(String name, int at, List<List<String>> body, List<String> odd) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < body.size(); row++) {
            String cell = at < body.get(row).size() ? body.get(row).get(at).strip() : "";
            if (cell.isEmpty()) {
                odd.add("Row " + (row + 1) + " has no value for " + name + ": `" + String.join(",", body.get(row))
                        + "`");
            } else {
                cells.add(cell);
            }
        }
        Set<String> distinct = new LinkedHashSet<>(cells);
        boolean numeric =
                !cells.isEmpty() && cells.stream().allMatch(cell -> cell.matches("-?\\d{1,15}(?:\\.\\d{1,9})?"));
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        if (numeric) {
            cells.forEach(cell -> numbers.add(new BigDecimal(cell)));
        }
        TreeSet<String> words = new TreeSet<>(cells);
        String smallest = cells.isEmpty() ? "" : numeric ? numbers.first().toPlainString() : words.first();
        String largest = cells.isEmpty() ? "" : numeric ? numbers.last().toPlainString() : words.last();
        return List.of(
                name, String.valueOf(distinct.size()), String.valueOf(body.size() - cells.size()), smallest, largest);
    }

    private static Optional<String> rows(JsonNode value) {
        if (value.path("columns").isArray() && value.path("rows").isArray()) {
            List<List<String>> rows = new ArrayList<>();
            value.path("rows").forEach(row -> rows.add(texts(row)));
            return Optional.of(
                    Markdown.table(texts(value.path("columns")), rows) + "\n" + rows.size() + " rows in all.");
        }
        if (value.isArray() && !value.isEmpty() && value.path(0).isObject()) {
            List<String> header = new ArrayList<>();
            value.path(0).fieldNames().forEachRemaining(header::add);
            List<List<String>> rows = new ArrayList<>();
            value.forEach(row -> rows.add(
                    header.stream().map(name -> row.path(name).asText()).toList()));
            return Optional.of(Markdown.table(header, rows) + "\n" + rows.size() + " rows in all.");
        }
        return Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
