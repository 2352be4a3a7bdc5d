package dev.amplifier.core.provider.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work of a reader: summaries, points, terms, answers, facts. */
final class Reading {

    private static final Pattern FACT = Pattern.compile(
            "(?:[€$£]\\s?)?\\d[\\d.,:/-]*\\d|\\d+(?:\\s?(?:%|percent|euros?|dollars?|hours?|days?|weeks?|months?|years?|people))?");

    private Reading() {}

    static String summary(Task task) {
        return String.join(" ", task.passage().best(task.number("sentences?", 3)));
    }

    static String keyPoints(Task task) {
        String points = Markdown.bullets(task.passage().best(task.number("(?:points|bullets?)", 5)));
        return task.asksFor("key terms|terms a reader") ? points + "\n" + keyTerms(task) : points;
    }

    static String keyTerms(Task task) {
        List<String> items = new ArrayList<>();
        for (String term : task.passage().terms(8)) {
            List<String> where = task.passage().about(term, 1);
            items.add("**" + term + "**" + (where.isEmpty() ? "" : ": " + where.getFirst()));
        }
        return Markdown.section("Key terms", Markdown.bullets(items));
    }

    static String answer(Task task) {
        String question = task.question();
        List<String> found = task.passage().about(question, 3);
        if (found.isEmpty()) {
            return "The document does not say.";
        }
        StringBuilder text = new StringBuilder(found.getFirst());
        for (String more : found.subList(1, found.size())) {
            text.append("\n\n> ").append(more);
        }
        return text.toString();
    }

    static String claim(Task task) {
        String claim = task.question();
        List<String> found = task.passage().about(claim, 1);
        if (found.isEmpty()) {
            return "**Not mentioned:** " + claim + "\n\n> The source has no sentence about it.";
        }
        List<String> claimed = numbers(claim);
        List<String> sourced = numbers(found.getFirst());
        boolean contradicts =
                !claimed.isEmpty() && !sourced.isEmpty() && claimed.stream().noneMatch(sourced::contains);
        boolean supports = claimed.stream().allMatch(sourced::contains)
                && task.passage().about(claim, 1).stream().anyMatch(sentence -> overlap(claim, sentence) >= 0.5);
        String verdict = contradicts ? "Contradicted" : supports ? "Supported" : "Mentioned, but not decided";
        return "**" + verdict + ":** " + claim + "\n\n> " + found.getFirst();
    }

    static String facts(Task task) {
        List<List<String>> rows = new ArrayList<>();
        for (String sentence : task.passage().sentences()) {
            for (String number : numbers(sentence)) {
                if (rows.size() < 20) {
                    rows.add(List.of(number, sentence));
                }
            }
        }
        return rows.isEmpty()
                ? Markdown.bullets(task.passage().best(5))
                : Markdown.table(List.of("Fact", "Where it stands"), rows);
    }

    /** A brief: what it is about, what answers the question, what is open. */
    static String brief(Task task) {
        Passage passage = task.passage();
        String question = task.quoted();
        List<String> answers = question.isEmpty() ? List.of() : distinct(passage.about(question, 6), 3);
        List<String> open = distinct(passage.mentioning(Working.OPEN), 3);
        return Markdown.section("Summary", String.join(" ", distinct(passage.best(8), 4)))
                + "\n"
                + (answers.isEmpty() ? "" : Markdown.section(question, Markdown.bullets(answers)) + "\n")
                + Markdown.section(
                        "Still unknown",
                        open.isEmpty() ? "The text leaves no question open itself." : Markdown.bullets(open));
    }

    private static List<String> distinct(List<String> sentences, int most) {
        return sentences.stream().distinct().limit(most).toList();
    }

    static String counts(Task task) {
        Passage passage = task.passage();
        Optional<String> profile = Tables.profile(passage);
        if (profile.isPresent()) {
            return profile.get();
        }
        List<List<String>> rows = List.of(
                List.of("Lines", String.valueOf(passage.lines().size())),
                List.of("Sentences", String.valueOf(passage.sentences().size())),
                List.of("Words", String.valueOf(passage.wordCount())),
                List.of("Characters", String.valueOf(passage.text().length())),
                List.of("Frequent terms", String.join(", ", passage.terms(5))));
        return Markdown.table(List.of("What", "Value"), rows) + "\n" + Markdown.bullets(passage.best(2));
    }

    static String outline(Task task) {
        StringBuilder text = new StringBuilder();
        for (String term : task.passage().terms(4)) {
            text.append("## ").append(capitalized(term)).append("\n\n");
            text.append(Markdown.bullets(task.passage().about(term, 3))).append('\n');
        }
        return text.toString();
    }

    static String headline(Task task) {
        List<String> best = task.passage().best(1);
        String line = best.isEmpty() ? "" : best.getFirst().replaceFirst("[.!?]+$", "");
        int comma = line.length() > 70 ? line.lastIndexOf(' ', 70) : -1;
        return comma > 0 ? line.substring(0, comma) + "…" : line;
    }

    static List<String> numbers(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = FACT.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group().replaceFirst("[.,:/-]+$", ""));
        }
        return found;
    }

    static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static double overlap(String a, String b) {
        List<String> wanted = Passage.words(a);
        List<String> there = Passage.words(b);
        return wanted.isEmpty()
                ? 0
                : (double) wanted.stream().filter(there::contains).count() / wanted.size();
    }
}
