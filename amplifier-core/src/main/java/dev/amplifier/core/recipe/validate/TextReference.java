package dev.amplifier.core.recipe.validate;

import java.util.ArrayList;
import java.util.List;

/**
 * A reference to a variable inside a template.
 *
 * @param start index of its first brace
 * @param end index just after its last brace
 * @param path the variable's name, then the keys to follow
 */
record TextReference(int start, int end, List<String> path) {

    /** The variable's name. */
    String variable() {
        return path.getFirst();
    }

    /** The reference as written. */
    String written() {
        return "{{" + String.join(".", path) + "}}";
    }

    /** The references in a template, in order. */
    static List<TextReference> in(String template) {
        int open = template.indexOf("{{");
        if (open < 0) {
            return List.of();
        }
        var references = new ArrayList<TextReference>();
        while (open >= 0) {
            int close = endOfPath(template, open + 2);
            if (close > open + 2 && template.startsWith("}}", close)) {
                references.add(new TextReference(
                        open,
                        close + 2,
                        List.of(template.substring(open + 2, close).split("\\."))));
                open = template.indexOf("{{", close + 2);
            } else {
                open = template.indexOf("{{", open + 1);
            }
        }
        return references;
    }

    /** Places where braces with blanks hold what would be a reference without the blanks. */
    static List<TextReference> almostIn(String template) {
        int open = template.indexOf("{{ ");
        if (open < 0) {
            return List.of();
        }
        var almost = new ArrayList<TextReference>();
        while (open >= 0) {
            int from = open + 2;
            while (from < template.length() && template.charAt(from) == ' ') {
                from++;
            }
            int to = endOfPath(template, from);
            int close = to;
            while (close < template.length() && template.charAt(close) == ' ') {
                close++;
            }
            if (to > from && template.startsWith("}}", close)) {
                almost.add(new TextReference(
                        open, close + 2, List.of(template.substring(from, to).split("\\."))));
            }
            open = template.indexOf("{{ ", open + 2);
        }
        return almost;
    }

    /** The end of words joined by dots; the start itself where none stand there. */
    private static int endOfPath(String text, int from) {
        int at = from;
        while (true) {
            int word = at;
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            if (at == word) {
                return from;
            }
            if (at >= text.length() || text.charAt(at) != '.') {
                return at;
            }
            at++;
        }
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
