package dev.amplifier.core.provider.offline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work of a judge: options, verdicts, objections, threats. It counts what the text says for and against; it has no opinion of its own. */
final class Judging {

    private static final Pattern PRO = Pattern.compile(
            "(?i)\\b(?:saves?|would save|costs? (?:less|only)|faster|better|cheaper|quick|easy|easier|benefit|learn most|safer|cleaner|gain)\\b");
    private static final Pattern CONTRA = Pattern.compile(
            "(?i)\\b(?:but|however|risk|rises?|expensive|slow|slower|worr\\w+|problem|lack|no |not |nobody|further|unknown|burn-?out|loses?|needs?)\\b");

    /** Signs of a kind of threat, and what usually helps. */
    private static final Map<String, List<String>> THREATS = Map.of(
            "spoof",
                    List.of(
                            "sign in|password|account|token|identity|login",
                            "let each person and device prove who they are"),
            "tamper",
                    List.of(
                            "upload|file name|store|write|change|link",
                            "check and rename what comes in, and sign what goes out"),
            "repudiat",
                    List.of(
                            "shared|log|administrator|nobody knows",
                            "one account a person, and a log that cannot be changed"),
            "disclos",
                    List.of(
                            "log|backup|link|public|full request|export|stay",
                            "keep less, for less long, and encrypt it"),
            "denial",
                    List.of(
                            "upload|at once|thumbnail|every|queue|size",
                            "bound sizes and rates, and do heavy work in a queue"),
            "elevation",
                    List.of(
                            "administrator|admin|shared|role|account number|root",
                            "check each action against the caller's own rights"));

    private Judging() {}

    static String weigh(Task task) {
        String option = task.quoted();
        Passage passage = task.passage();
        List<String> about = option.isEmpty() ? passage.sentences() : passage.about(option, 4);
        if (about.isEmpty()) {
            return "The text says nothing about it.";
        }
        List<String> clauses = clauses(about);
        List<String> against = against(clauses);
        List<String> forIt = clauses.stream().filter(s -> !against.contains(s)).toList();
        return Markdown.section("For", forIt.isEmpty() ? "Nothing in the text." : Markdown.bullets(forIt)) + "\n"
                + Markdown.section("Against", against.isEmpty() ? "Nothing in the text." : Markdown.bullets(against));
    }

    /** What stands on either side of a "but". */
    private static List<String> clauses(List<String> sentences) {
        return sentences.stream()
                .flatMap(sentence -> Arrays.stream(sentence.split(",? but ", 2)))
                .map(String::strip)
                .map(Reading::capitalized)
                .toList();
    }

    /** The line that shares most with the others. */
    static String first(Task task) {
        List<String> lines = task.passage().lines();
        Map<String, Long> shared = new LinkedHashMap<>();
        for (String line : lines) {
            shared.put(
                    line,
                    lines.stream()
                            .filter(other -> Passage.shareAWord(line, other))
                            .count());
        }
        String most = lines.stream().max(Comparator.comparing(shared::get)).orElse("");
        long count = shared.getOrDefault(most, 0L);
        return "> " + most + "\n\n"
                + (count > 1
                        ? count + " of the " + lines.size() + " lines are about this."
                        : "No two lines are about the same thing; this is the first.");
    }

    static String recommend(Task task) {
        List<String> options = task.listed("(?:one of the )?options");
        Passage passage = task.passage();
        if (options.isEmpty()) {
            List<String> risks = passage.mentioning(CONTRA);
            return String.join(" ", passage.best(task.number("sentences?", 2))) + "\n\n"
                    + Markdown.section("Largest risk", risks.isEmpty() ? "The text names none." : risks.getFirst());
        }
        Map<String, Integer> balance = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (String option : options) {
            List<String> about = clauses(passage.about(option, 4));
            int against = against(about).size();
            balance.put(option, about.size() - 2 * against);
            rows.add(List.of(option, String.valueOf(about.size() - against), String.valueOf(against)));
        }
        String best =
                options.stream().max(Comparator.comparingInt(balance::get)).orElseThrow();
        List<String> risks = against(clauses(passage.about(best, 4)));
        if (options.size() > 1 && Set.copyOf(balance.values()).size() == 1) {
            return "The text does not decide between them: it says as much for and against each.\n\n"
                    + Markdown.table(List.of("Option", "For", "Against"), rows);
        }
        return "**" + Reading.capitalized(best)
                + "**: the text has least against it for what it says in its favour.\n\n"
                + Markdown.table(List.of("Option", "For", "Against"), rows) + "\n"
                + Markdown.section("Largest risk", risks.isEmpty() ? "The text names none." : risks.getFirst());
    }

    /** Approve or request changes, by the findings of reviews. */
    static String verdict(Task task) {
        List<String> findings = task.passage().lines().stream()
                .map(Passage::item)
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("nothing found"))
                .distinct()
                .toList();
        return findings.isEmpty()
                ? "**Approve.** The reviews found nothing."
                : "**Request changes.** The reviews have " + findings.size()
                        + (findings.size() == 1 ? " finding:\n\n" : " findings, these first:\n\n")
                        + Markdown.bullets(findings.stream().limit(3).toList());
    }

    static String strength(Task task) {
        List<String> weak = objections(task.passage());
        int sentences = task.passage().sentences().size();
        String verdict = weak.isEmpty()
                ? "It holds as far as its words go: none of its " + sentences + " sentences claims more than it shows."
                : "It is open in " + weak.size() + " of its " + sentences + " sentences.";
        return verdict + " "
                + (weak.isEmpty() ? "A source that says otherwise would change this judgement." : "Weakest:\n\n")
                + Markdown.bullets(weak.stream().limit(2).toList());
    }

    static String critique(Task task) {
        List<String> points = new ArrayList<>(objections(task.passage()));
        if (points.isEmpty()) {
            against(task.passage().sentences())
                    .forEach(sentence -> points.add("“" + sentence + "” What if it gets worse?"));
        }
        if (points.isEmpty()) {
            task.passage().best(3).forEach(sentence -> points.add("What would prove this wrong: “" + sentence + "”?"));
        }
        return Markdown.bullets(points.stream().limit(6).toList());
    }

    static String threats(Task task) {
        String asked = task.lower();
        List<String> findings = new ArrayList<>();
        THREATS.forEach((kind, known) -> {
            if (asked.contains(kind)) {
                Pattern signs = Pattern.compile("(?i)\\b(?:" + known.getFirst() + ")");
                for (String sentence : task.passage().sentences()) {
                    if (signs.matcher(sentence).find() && findings.size() < 4) {
                        findings.add("“" + sentence + "” Prevent it: " + known.getLast() + ".");
                    }
                }
            }
        });
        return findings.isEmpty() ? "Nothing found." : Markdown.bullets(findings);
    }

    /** Findings by how often they were made, the most frequent first. */
    static String rank(Task task) {
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, String> advice = new LinkedHashMap<>();
        for (String line : task.passage().lines()) {
            Matcher finding = Pattern.compile("“(.+?)”\\s*(.*)").matcher(Passage.item(line));
            if (finding.find()) {
                times.merge(finding.group(1), 1, Integer::sum);
                advice.putIfAbsent(finding.group(1), finding.group(2).replaceFirst("^Prevent it:\\s*", ""));
            }
        }
        List<List<String>> rows = times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry ->
                        List.of(entry.getKey(), entry.getValue().toString(), advice.getOrDefault(entry.getKey(), "")))
                .toList();
        return rows.isEmpty()
                ? Tables.table(task)
                : Markdown.table(List.of("Where", "Kinds of threat", "First thing to do"), rows);
    }

    private static List<String> against(List<String> sentences) {
        return sentences.stream()
                .filter(sentence -> CONTRA.matcher(sentence).find()
                        && !PRO.matcher(sentence).find())
                .toList();
    }

    private static List<String> objections(Passage passage) {
        List<String> points = new ArrayList<>();
        for (String sentence : passage.sentences()) {
            String lower = sentence.toLowerCase(Locale.ROOT);
            String quote = "“" + sentence + "” ";
            if (lower.matches(".*\\b(?:nobody knows|unknown|unclear|not sure)\\b.*")) {
                points.add(quote + "Find out before anything else.");
            } else if (lower.matches(".*\\b(?:all|every|always|never|nobody|everyone)\\b.*")) {
                points.add(quote + "Too wide: one counterexample is enough.");
            } else if (lower.matches(".*\\b(?:so|because|therefore|thus)\\b.*")) {
                points.add(quote + "A step without evidence: does the one follow from the other?");
            } else if (Reading.numbers(sentence).isEmpty()
                    && lower.matches(".*\\b(?:more|less|better|worse|cheaper|safer|cleaner|faster)\\b.*")) {
                points.add(quote + "No figure: by how much, measured how?");
            } else if (lower.matches(".*\\b(?:should|must|need)\\b.*")) {
                points.add(quote + "A demand that needs a reason.");
            }
        }
        return points;
    }
}
