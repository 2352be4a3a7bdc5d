package dev.amplifier.core.provider.offline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Work of a writer: rewriting, titles, cards, glossaries. */
final class Writing {

    private static final Pattern FILLER = Pattern.compile(
            "(?i)\\b(?:it is to be noted that|in the event that|on several occasions|kindly|it should be noted that|in order|very|quite|basically),?\\s*");

    private Writing() {}

    static String rewrite(Task task) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : task.passage().sentences()) {
            String lean = FILLER.matcher(sentence)
                    .replaceAll("")
                    .replaceAll("\\s+", " ")
                    .strip();
            for (String part : lean.split(";\\s+|,\\s+(?:which|and|but)\\s+", -1)) {
                String whole = Reading.capitalized(part.strip());
                sentences.add(whole.matches(".*[.!?:]$") ? whole : whole + ".");
            }
        }
        return String.join(" ", sentences);
    }

    static String titles(Task task) {
        List<String> titles = new ArrayList<>();
        for (String sentence : task.passage().best(3)) {
            titles.add(Reading.headline(new Task("", new Passage(sentence))));
        }
        return Markdown.bullets(titles);
    }

    static String cards(Task task) {
        List<String> lines = new ArrayList<>();
        for (String sentence : task.passage().best(task.number("(?:cards|questions)", 5))) {
            lines.add(question(sentence));
        }
        return Markdown.numbered(lines);
    }

    /** A question that a sentence answers. */
    static String question(String sentence) {
        var is = Pattern.compile("^(.{3,60}?)\\s(is|are|was|were)\\s").matcher(sentence);
        if (is.find()) {
            return "What " + is.group(2) + " " + uncapitalized(is.group(1)) + "?";
        }
        List<String> terms = new Passage(sentence).terms(1);
        return terms.isEmpty()
                ? "What does the text say here?"
                : "What does the text say about " + terms.getFirst() + "?";
    }

    static String translation(Task task) {
        return "*The offline provider does not translate; a real model does. The text stands unchanged below, with the glossary check.*\n\n"
                + task.passage().text() + "\n\n" + glossary(task);
    }

    static String glossary(Task task) {
        String terms = task.labelled("Glossary").isEmpty() ? task.labelled("these terms") : task.labelled("Glossary");
        List<List<String>> rows = new ArrayList<>();
        String translation = task.labelled("Translation");
        for (String pair : new LinkedHashSet<>(List.of(terms.split("[;,]\\s*", -1)))) {
            String[] sides = pair.split("\\s*=\\s*", 2);
            if (sides.length == 2) {
                boolean occurs = contains(task.passage().text(), sides[0]);
                boolean used = contains(translation, sides[1]);
                rows.add(List.of(sides[0], sides[1], occurs ? "yes" : "no", used ? "yes" : "no"));
            }
        }
        return rows.isEmpty()
                ? "No glossary was given."
                : Markdown.table(List.of("Term", "Translation", "In the text", "In the translation"), rows);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(java.util.Locale.ROOT).contains(part.strip().toLowerCase(java.util.Locale.ROOT));
    }

    private static String uncapitalized(String text) {
        return text.matches("(?s)(?:The|A|An|This|These|It|They|He|She)\\b.*")
                ? text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1)
                : text;
    }
}
