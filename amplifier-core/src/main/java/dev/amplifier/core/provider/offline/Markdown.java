package dev.amplifier.core.provider.offline;

import java.util.List;

/** Makers of Markdown. */
final class Markdown {

    private Markdown() {}

    static String bullets(List<String> items) {
        return list(items, "- ");
    }

    static String checklist(List<String> items) {
        return list(items, "- [ ] ");
    }

    static String numbered(List<String> items) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            text.append(i + 1).append(". ").append(items.get(i)).append('\n');
        }
        return text.toString();
    }

    static String table(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(row(header));
        text.append("|").append(" --- |".repeat(header.size())).append('\n');
        rows.forEach(row -> text.append(row(row)));
        return text.toString();
    }

    static String section(String title, String body) {
        return body.isBlank() ? "" : "**" + title + "**\n\n" + body + "\n";
    }

    private static String list(List<String> items, String mark) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(mark).append(item).append('\n'));
        return text.toString();
    }

    private static String row(List<String> cells) {
        StringBuilder text = new StringBuilder("|");
        cells.forEach(cell -> text.append(' ')
                .append(cell.replace("|", "\\|").replace("\n", " "))
                .append(" |"));
        return text.append('\n').toString();
    }
}
