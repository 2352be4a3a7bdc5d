package dev.amplifier.core.provider.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work of a planner: steps, checklists, hypotheses, protocols, interviews. */
final class Planning {

    private static final Pattern LOG_FAULT =
            Pattern.compile("(?i)\\b(?:error|exception|fatal|panic|fail(?:ed|ure)?|refused|timed? ?out|warn)\\b");
    private static final Pattern ASKED =
            Pattern.compile("(?i)^(?:do|does|did|is|are|can|could|will|would|should)\\s+(.+?)\\??$");

    private Planning() {}

    static String steps(Task task) {
        List<String> faults = task.passage().lines().stream()
                .filter(line -> LOG_FAULT.matcher(line).find())
                .map(line -> line.replaceFirst("^\\S*\\d{2}:\\d{2}\\S*\\s*", ""))
                .distinct()
                .toList();
        if (!faults.isEmpty() && task.asksFor("checklist")) {
            return Markdown.checklist(
                    faults.stream().map(fault -> "Look into: " + fault).toList());
        }
        List<String> items = task.passage().lines().size() > 2
                ? task.passage().lines().stream().map(Passage::item).toList()
                : task.passage().best(8);
        List<String> steps = items.stream().distinct().limit(12).toList();
        return task.asksFor("checklist|runbook") ? Markdown.checklist(steps) : Markdown.numbered(steps);
    }

    /** A plan of small steps, each with a way back, over what the text says is there. */
    static String plan(Task task) {
        String goal = task.labelled("to");
        List<String> steps = new ArrayList<>();
        steps.add("Write down what counts as done"
                + (goal.isEmpty() ? "." : ": " + goal.replaceFirst("(?<=\\.)\\s.*", "")));
        steps.add("Make a copy of everything, and try to restore it. Way back: none needed, nothing has changed yet.");
        for (String sentence :
                task.passage().sentences().stream().distinct().limit(8).toList()) {
            boolean unknown = sentence.matches("(?i).*\\b(?:nobody knows|unknown|unclear)\\b.*");
            steps.add(
                    unknown
                            ? "Find out first: " + sentence
                            : "Take over: " + sentence
                                    + " Way back: the old one runs on until the new one was checked.");
        }
        steps.add("Watch the new one for a week, then switch the old one off.");
        return Markdown.numbered(steps.stream().distinct().toList());
    }

    static String hypotheses(Task task) {
        List<String> sentences = task.passage().sentences();
        Matcher asked = ASKED.matcher(sentences.isEmpty() ? "" : sentences.getFirst());
        if (!asked.matches()) {
            return Judging.critique(task);
        }
        String claim = asked.group(1);
        return Markdown.numbered(List.of(
                Reading.capitalized(claim) + ". Wrong if there is no difference between the two cases.",
                "There is no difference: “" + claim
                        + "” does not show in any measure. Wrong if one case is ahead each time.",
                "It is the other way round. Wrong if the first case is ahead, or neither is."));
    }

    static String protocol(Task task) {
        Matcher budget = Pattern.compile("(?i)within ([^.\\n]+)").matcher(task.instruction());
        List<String> lines = task.passage().lines();
        List<String> steps = new ArrayList<>();
        steps.add("Write down the question before the first measurement: "
                + (lines.isEmpty() ? "" : Passage.item(lines.getFirst())));
        steps.add("Form two groups that differ in nothing but what the question names; draw lots for who goes where.");
        steps.add("Measure both groups at the same times, by somebody who does not know which is which.");
        lines.stream().skip(1).map(Passage::item).limit(3).forEach(line -> steps.add("Test: " + line));
        steps.add(budget.find() ? "Stop when " + budget.group(1) + " are spent." : "Say beforehand when to stop.");
        steps.add("Report all results, also the ones that do not fit.");
        return Markdown.numbered(steps);
    }

    static String interview(Task task) {
        List<String> skills = task.listed("about these skills");
        List<String> asked = new ArrayList<>();
        for (String skill : skills) {
            asked.add("**" + Reading.capitalized(skill)
                    + "**: tell us of a time when this mattered. What did you do, and what came of it?"
                    + " *A good answer names one case, the person's own part in it, and the outcome.*");
        }
        return asked.isEmpty() ? Writing.cards(task) : Markdown.numbered(asked);
    }
}
