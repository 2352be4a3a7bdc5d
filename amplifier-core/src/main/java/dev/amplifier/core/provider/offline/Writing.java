package dev.amplifier.core.provider.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Work of a writer: rewriting, titles, cards, glossaries. */
final class Writing {

    /** Wordy phrases and what says the same; nothing, for those that say nothing. */
    private static final Map<String, String> SHORTER = shorter();

    private static final String NO_TRANSLATION =
            "*The offline provider does not translate; a real model does. The text stands unchanged below.*";
    private static final List<String> GLOSSARY = List.of("Term", "Translation", "In the text", "In the translation");

    private Writing() {}

    static String rewrite(Task task) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : task.passage().sentences()) {
            String lean = sentence;
            for (Map.Entry<String, String> phrase : SHORTER.entrySet()) {
                lean = lean.replaceAll("(?i)\\b" + phrase.getKey() + "\\b,?\\s*", phrase.getValue());
            }
            for (String part :
                    lean.split(";\\s+|,\\s+(?:and|but)\\s+(?=(?:it|they|he|she|we|you|I|this|that)\\b)", -1)) {
                String whole = Reading.capitalized(part.strip());
                sentences.add(whole.matches(".*[.!?:]$") ? whole : whole + ".");
            }
        }
        return String.join(" ", sentences);
    }

    private static Map<String, String> shorter() {
        Map<String, String> phrases = new LinkedHashMap<>();
        phrases.put(
                "(?:it is to be noted that|it should be noted that|please note that|kindly|basically|very|quite)", "");
        phrases.put("in the event that", "if ");
        phrases.put("should be found to be", "is ");
        phrases.put("has on several occasions been", "has several times been ");
        phrases.put("on several occasions", "several times ");
        phrases.put("in order to", "to ");
        phrases.put("make use of", "use ");
        phrases.put("(?:that|which) (?:is|are) located", "");
        phrases.put("due to the fact that", "because ");
        phrases.put("at this point in time", "now ");
        return phrases;
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
        String own =
                withoutTable(task.passage().text().replace(NO_TRANSLATION, "").strip());
        List<List<String>> rows = glossaryRows(task);
        return NO_TRANSLATION + "\n\n" + own + (rows.isEmpty() ? "" : "\n\n" + Markdown.table(GLOSSARY, rows));
    }

    /** One section of an article: what the text says about its title. */
    static String section(Task task) {
        List<String> about = task.passage().about(task.quoted(), 3);
        return about.isEmpty() ? Reading.summary(task) : String.join(" ", about);
    }

    /** Drafts put together: a title, and each sentence once. */
    static String joined(Task task) {
        StringJoiner text = new StringJoiner("\n\n");
        text.add("# " + Reading.headline(task));
        Set<String> seen = new LinkedHashSet<>();
        for (String line : task.passage().lines()) {
            StringJoiner paragraph = new StringJoiner(" ");
            new Passage(line).sentences().stream().filter(seen::add).forEach(paragraph::add);
            if (paragraph.length() > 0) {
                text.add(paragraph.toString());
            }
        }
        return text.toString();
    }

    static String glossary(Task task) {
        List<List<String>> rows = glossaryRows(task);
        return rows.isEmpty() ? "No glossary was given." : Markdown.table(GLOSSARY, rows);
    }

    private static List<List<String>> glossaryRows(Task task) {
        String terms = task.labelled("Glossary").isEmpty() ? task.labelled("these terms") : task.labelled("Glossary");
        List<List<String>> rows = new ArrayList<>();
        String translation = withoutTable(task.after("Translation"));
        for (String pair : new LinkedHashSet<>(List.of(terms.split("[;,]\\s*", -1)))) {
            String[] sides = pair.split("\\s*=\\s*", 2);
            if (sides.length == 2) {
                boolean occurs = contains(task.passage().text(), sides[0]);
                boolean used = contains(translation, sides[1]);
                rows.add(List.of(sides[0], sides[1], occurs ? "yes" : "no", used ? "yes" : "no"));
            }
        }
        return rows;
    }

    private static String withoutTable(String text) {
        int table = text.indexOf("\n| Term |");
        return table < 0 ? text : text.substring(0, table).strip();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
    }

    private static String uncapitalized(String text) {
        return text.matches("(?s)(?:The|A|An|This|These|It|They|He|She)\\b.*")
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }
}
