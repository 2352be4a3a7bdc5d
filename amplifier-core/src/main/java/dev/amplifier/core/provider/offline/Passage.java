package dev.amplifier.core.provider.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text to work on, with what can be told from its words alone. Immutable. */
final class Passage {

    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}'’-]+");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•]|\\d+[.)])\\s+");
    private static final Pattern FACT = Pattern.compile("\\d");
    /** A bold term in front of a sentence, which says nothing that the sentence does not. */
    private static final Pattern TERM = Pattern.compile("^\\*\\*[^*\\n]+\\*\\*: ");
    /** How near to the best match another one must come to be worth telling. */
    private static final double CLOSE = 0.5;

    private static final int MOST_CHARACTERS = 200_000;

    private final String text;
    private final List<JsonNode> values;
    private final List<String> lines;
    private final List<String> sentences;
    private final Map<String, Integer> frequencies = new HashMap<>();

    Passage(String source) {
        String start = source.length() > MOST_CHARACTERS ? source.substring(0, MOST_CHARACTERS) : source;
        values = Prose.values(start);
        text = values.isEmpty() ? start : Prose.of(start);
        lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        sentences = split();
        words(text).forEach(word -> frequencies.merge(word, 1, Integer::sum));
    }

    String text() {
        return text;
    }

    /** The lists and objects that stood in the text as JSON; {@link #text} tells them in words. */
    List<JsonNode> values() {
        return values;
    }

    List<String> lines() {
        return lines;
    }

    List<String> sentences() {
        return sentences;
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** The sentences that say most, in the order of the text. */
    List<String> best(int count) {
        return inOrder(sentences.stream()
                .sorted(Comparator.comparingDouble(this::weight).reversed())
                .limit(count)
                .toList());
    }

    /** The sentences that share most with a question, the closest first; none if nothing is shared. */
    List<String> about(String question, int count) {
        Set<String> wanted = new HashSet<>(words(question));
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String sentence : sentences) {
            double shared = 0;
            for (String word : new LinkedHashSet<>(words(sentence))) {
                if (wanted.contains(word) || wanted.stream().anyMatch(other -> related(word, other))) {
                    shared += 1.0 / Math.sqrt(frequencies.getOrDefault(word, 1));
                }
            }
            if (shared > 0) {
                scores.put(sentence, shared + (FACT.matcher(sentence).find() ? 0.2 : 0));
            }
        }
        double best = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= best * CLOSE)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether two texts share a word that means something, in whatever form. */
    static boolean shareAWord(String a, String b) {
        List<String> others = words(b);
        return words(a).stream()
                .anyMatch(word -> others.stream().anyMatch(other -> word.equals(other) || related(word, other)));
    }

    /** Sentences or lines in which one of these words stands. */
    List<String> mentioning(Pattern words) {
        return sentences.stream()
                .filter(sentence -> words.matcher(sentence).find())
                .toList();
    }

    /** The words and pairs of words that carry the text, the heaviest first. */
    List<String> terms(int count) {
        Map<String, Double> scores = new LinkedHashMap<>();
        frequencies.forEach((word, times) -> {
            if (word.length() > 3) {
                scores.put(word, times * (1 + Math.min(word.length(), 12) / 12.0));
            }
        });
        for (String sentence : sentences) {
            Matcher name = Pattern.compile("(?<=\\s)\\p{Lu}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+)+")
                    .matcher(sentence);
            while (name.find()) {
                scores.merge(name.group(), 3.0, Double::sum);
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    int wordCount() {
        return (int) WORD.matcher(text).results().count();
    }

    /** Words in lower case, without those that carry no meaning. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (!StopWords.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** A line without the mark that makes it a list item. */
    static String item(String line) {
        return BULLET.matcher(line).replaceFirst("").strip();
    }

    private static boolean related(String a, String b) {
        int stem = 5;
        return a.length() >= stem && b.length() >= stem && a.regionMatches(0, b, 0, stem);
    }

    private double weight(String sentence) {
        List<String> words = words(sentence);
        if (words.isEmpty()) {
            return 0;
        }
        double sum = words.stream()
                .mapToDouble(word -> frequencies.getOrDefault(word, 0))
                .sum();
        double early = sentences.indexOf(sentence) == 0 ? 1.4 : 1;
        double factual = FACT.matcher(sentence).find() ? 1.25 : 1;
        return early * factual * sum / Math.sqrt(words.size() + 3.0);
    }

    private List<String> inOrder(List<String> chosen) {
        Set<String> wanted = new HashSet<>(chosen);
        return sentences.stream().filter(wanted::contains).distinct().toList();
    }

    /** A line that ends a thought is a sentence of its own; lines that run on are joined first. */
    private List<String> split() {
        List<String> all = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : text.lines().toList()) {
            boolean item = BULLET.matcher(line).find();
            if (line.isBlank() || item || line.strip().endsWith(":")) {
                flush(paragraph, all);
            }
            if (!line.isBlank()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(item(line));
            }
            if (item || line.length() < 60) {
                flush(paragraph, all);
            }
        }
        flush(paragraph, all);
        return withoutRepetition(all);
    }

    /** Each sentence once, whether or not it ends with a full stop; one that was cut short only if the whole is nowhere. */
    private static List<String> withoutRepetition(List<String> sentences) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String sentence : sentences) {
            String plain = TERM.matcher(sentence).replaceFirst("");
            kept.putIfAbsent(plain.replaceFirst("[.!]$", ""), plain);
        }
        return kept.values().stream()
                .filter(sentence -> !sentence.endsWith("…")
                        || kept.keySet().stream()
                                .noneMatch(other -> !other.endsWith("…")
                                        && other.startsWith(sentence.substring(0, sentence.length() - 1))))
                .toList();
    }

    private static void flush(StringBuilder paragraph, List<String> into) {
        String whole = paragraph.toString();
        paragraph.setLength(0);
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(whole);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (!Dates.isSplit(whole.substring(start, end), whole.substring(end))) {
                String sentence = whole.substring(start, end).strip();
                start = end;
                if (!sentence.isEmpty()) {
                    into.add(sentence);
                }
            }
        }
    }
}
