package dev.amplifier.core.provider.offline;

import java.util.ArrayList;
import java.util.List;

/** The kinds of work that the offline provider knows, the more particular ones first. */
final class Skills {

    private static final List<Skill> ALL = List.of(
            new Skill("translat|into (?:german|french|spanish|italian|dutch|portuguese)", Writing::translation),
            new Skill("check which glossary|keeps to the glossary", Writing::glossary),
            new Skill("support this claim|this claim", Reading::claim),
            new Skill("release notes", Working::releaseNotes),
            new Skill("error log|the log below|stack trace", Working::log),
            new Skill("review the changes|the diff", Working::diff),
            new Skill("answer the question|does the (?:text|document) say", Reading::answer),
            new Skill("message to the participants|minutes|decisions", Working::minutes),
            new Skill("draft (?:a|an) (?:friendly )?answer|draft .*answers?|friendly answer", Working::reply),
            new Skill(
                    "weakest points|objections? to|red.?team|name the risks|hypotheses|open to|threat",
                    Working::critique),
            new Skill("compare|speaks for|against the criteria|for and against", Working::weigh),
            new Skill("recommend|verdict|fixed first|how strong|conclude", Working::recommend),
            new Skill("study cards|quiz|interview questions|questions about", Writing::cards),
            new Skill("titles?\\b", Writing::titles),
            new Skill("headline", Reading::headline),
            new Skill("rewrite|improve|final version|simplif|plain language", Writing::rewrite),
            new Skill(
                    "runbook|checklist|protocol|numbered steps|plan the|plan for|order the|choose what fits|steps",
                    Working::steps),
            new Skill("outline", Reading::outline),
            new Skill("counts?|statistics|how many|what it is about", Reading::counts),
            new Skill("markdown table|table with|as a table|scoring sheet|facts", Reading::facts),
            new Skill("key points|bullet points|digest|list the|points", Reading::keyPoints),
            new Skill("key terms|glossary|keywords", Reading::keyTerms),
            new Skill("summar|brief|sections?|article|explain", Reading::summary));

    private Skills() {}

    /** Does what the instruction asks for first; without anything it knows, sums the text up. */
    static String work(Task task) {
        if (task.wantsJson()) {
            return JsonAnswer.to(task);
        }
        if (task.passage().isEmpty()) {
            return introduction(task);
        }
        List<String> answers = new ArrayList<>();
        for (Skill skill : ALL) {
            if (answers.isEmpty() && task.asksFor(skill.asked())) {
                answers.add(skill.work().on(task));
            }
        }
        String answer =
                answers.isEmpty() ? Reading.summary(task) + "\n\n" + Reading.keyTerms(task) : answers.getFirst();
        return answer.isBlank() ? Reading.summary(task) : answer.strip();
    }

    private static String introduction(Task task) {
        String wish = task.instruction().strip();
        return "This is the offline provider. It works on a text that you give it, without a network and without a model: it summarises,"
                + " finds key terms, answers questions from the text, extracts tables and JSON, sorts notes into decisions and actions, and"
                + " more. "
                + (wish.isEmpty()
                        ? ""
                        : "You asked: “" + (wish.length() > 200 ? wish.substring(0, 200) + "…" : wish) + "”. ")
                + "Paste a text below your request, or set a provider's key for a real model.";
    }
}
