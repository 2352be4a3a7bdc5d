package dev.amplifier.core.provider.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work for teams: minutes, tickets, notes for releases, logs, diffs. */
final class Working {

    static final Pattern DECISION =
            Pattern.compile("(?i)\\b(?:decided|decision|agreed|we (?:ship|drop|will)|approved)\\b");
    static final Pattern ACTION =
            Pattern.compile("(?i)\\b(?:action|todo|to do|will|must|has to|needs to|until|by \\d)\\b");
    static final Pattern OPEN = Pattern.compile("\\?|(?i)\\b(?:open question|unclear|unknown|tbd)\\b");
    private static final Pattern FAULT =
            Pattern.compile("(?i)\\b(?:error|exception|fatal|panic|fail(?:ed|ure)?|refused|timed? ?out|warn)\\b");

    private Working() {}

    static String minutes(Task task) {
        Passage passage = task.passage();
        return Markdown.section("Decisions", Markdown.bullets(cleaned(passage.mentioning(DECISION))))
                + "\n"
                + Markdown.section("Actions", Markdown.checklist(actions(passage)))
                + "\n"
                + Markdown.section("Open questions", Markdown.bullets(cleaned(passage.mentioning(OPEN))));
    }

    static List<String> actions(Passage passage) {
        return cleaned(passage.sentences().stream()
                .filter(sentence -> ACTION.matcher(sentence).find())
                .filter(sentence -> !DECISION.matcher(sentence).find()
                        && !OPEN.matcher(sentence).find())
                .toList());
    }

    /** Without the label in front, which the heading says already. */
    static List<String> cleaned(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> sentence.replaceFirst(
                        "(?i)^(?:decided|decision|action|todo|open question|question)s?:\\s*", ""))
                .toList();
    }

    static String releaseNotes(Task task) {
        Map<String, List<String>> groups = commits(task.passage());
        StringBuilder text = new StringBuilder();
        text.append(Markdown.section("Breaking changes", Markdown.bullets(groups.getOrDefault("breaking", List.of()))))
                .append('\n');
        text.append(Markdown.section("New", Markdown.bullets(groups.getOrDefault("features", List.of()))))
                .append('\n');
        text.append(Markdown.section("Fixed", Markdown.bullets(groups.getOrDefault("fixes", List.of()))))
                .append('\n');
        text.append(Markdown.section("Also", Markdown.bullets(groups.getOrDefault("other", List.of()))));
        return text.toString();
    }

    /** Commit subjects by what readers care about. */
    static Map<String, List<String>> commits(Passage passage) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String line : passage.lines()) {
            Matcher commit = Pattern.compile("^(?:[0-9a-f]{7,40}\\s+)?(\\w+)(?:\\([^)]*\\))?(!?):\\s*(.+)$")
                    .matcher(Passage.item(line));
            if (!commit.matches()) {
                groups.computeIfAbsent("other", name -> new ArrayList<>()).add(Reading.capitalized(Passage.item(line)));
                continue;
            }
            String group = !commit.group(2).isEmpty()
                    ? "breaking"
                    : switch (commit.group(1).toLowerCase(Locale.ROOT)) {
                        case "feat", "feature", "add" -> "features";
                        case "fix", "bugfix" -> "fixes";
                        default -> "other";
                    };
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(Reading.capitalized(commit.group(3)));
        }
        return groups;
    }

    static String log(Task task) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (String line : task.passage().lines()) {
            if (FAULT.matcher(line).find()) {
                String shape =
                        line.replaceFirst("^\\S*\\d{2}:\\d{2}\\S*\\s*", "").replaceAll("\\d+", "#");
                groups.merge(shape, 1, Integer::sum);
                first.putIfAbsent(shape, line);
            }
        }
        if (groups.isEmpty()) {
            return "No line of the log reports a fault.";
        }
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((shape, times) -> rows.add(List.of(times.toString(), first.get(shape))));
        return Markdown.table(List.of("Times", "First seen as"), rows)
                + "\nThe first fault is the likeliest cause of the later ones: `"
                + rows.getFirst().get(1) + "`\n";
    }

    static String diff(Task task) {
        Matcher named = Pattern.compile("(?i)changes to (\\S+)").matcher(task.instruction());
        String file = named.find() ? named.group(1) : "";
        List<String> findings = new ArrayList<>();
        String current = "";
        for (String line : task.passage().text().lines().toList()) {
            if (line.startsWith("+++ ")) {
                current = line.substring(4).replaceFirst("^b/", "");
            } else if (line.startsWith("+") && (file.isEmpty() || current.endsWith(file) || file.endsWith(current))) {
                String problem = suspicion(line.substring(1));
                if (!problem.isEmpty()) {
                    findings.add("`" + line.substring(1).strip() + "`: " + problem);
                }
            }
        }
        return findings.isEmpty() ? "Nothing found." : Markdown.bullets(findings);
    }

    private static String suspicion(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.matches(".*(?:select|insert|update|delete)\\b.*[\"'].*\\+.*")) {
            return "text is joined into SQL; pass it as a parameter instead.";
        }
        if (lower.matches(".*(?:print|log|console)\\w*\\s*[.(].*(?:password|secret|token).*")) {
            return "a secret may end up in a log; leave it out.";
        }
        if (lower.matches(".*(?:password|secret|api_?key)\\s*=\\s*[\"'].+")) {
            return "a secret stands in the code; read it from the settings.";
        }
        if (lower.matches(".*\\beval\\s*\\(.*|.*exec\\s*\\(.*")) {
            return "text is run as code; use a parser for what is really needed.";
        }
        if (lower.matches(".*\\b(?:todo|fixme)\\b.*")) {
            return "unfinished work; finish it or note it elsewhere.";
        }
        if (lower.matches(".*catch\\s*\\(.*\\)\\s*\\{\\s*}.*|.*except\\s*:.*")) {
            return "a failure is swallowed; handle it or let it go on.";
        }
        return "";
    }

    static String reply(Task task) {
        List<String> drafts = new ArrayList<>();
        int most = task.number("most urgent", 3);
        for (String line : task.passage().lines().stream().limit(most).toList()) {
            drafts.add("> " + line + "\n\nThank you for telling us. We have noted: "
                    + String.join(", ", new Passage(line).terms(3))
                    + ". We look into it and write to you when we know more.\n");
        }
        return String.join("\n", drafts);
    }
}
