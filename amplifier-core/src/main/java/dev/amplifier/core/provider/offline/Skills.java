package dev.amplifier.core.provider.offline;

import java.util.List;

/** The kinds of work that the offline provider knows, the more particular ones first. */
final class Skills {

    private static final List<Skill> ALL = List.of(
            new Skill("check which glossary|keeps to the glossary", Writing::glossary),
            new Skill("translat|into (?:german|french|spanish|italian|dutch|portuguese)", Writing::translation),
            new Skill("support this claim|this claim", Reading::claim),
            new Skill("release notes", Working::releaseNotes),
            new Skill("error log|the log below|stack trace", Working::log),
            new Skill("review the changes|the diff", Working::diff),
            new Skill("answer the question|does the (?:text|document) say", Reading::answer),
            new Skill("message to the participants|minutes of|decisions", Working::minutes),
            new Skill("draft (?:a|an) (?:friendly )?answer|draft .*answers?|friendly answer", Working::reply),
            new Skill("rank the findings", Judging::rank),
            new Skill("open to .*(?:spoof|tamper|repudiat|disclos|denial|elevation)", Judging::threats),
            new Skill("so that it survives", Writing::rewrite),
            new Skill("protocol", Planning::protocol),
            new Skill("hypotheses", Planning::hypotheses),
            new Skill("weakest points|objections? to|red.?team|name the risks|open to|threat", Judging::critique),
            new Skill("compare|speaks for|against the criteria|for and against", Judging::weigh),
            new Skill("approve, or request changes", Judging::verdict),
            new Skill("how strong", Judging::strength),
            new Skill("fixed first|most urgent problem", Judging::first),
            new Skill("recommend|conclude", Judging::recommend),
            new Skill("interview questions", Planning::interview),
            new Skill("study cards|quiz|questions about", Writing::cards),
            new Skill("join these", Writing::joined),
            new Skill("write the section", Writing::section),
            new Skill("titles?\\b", Writing::titles),
            new Skill("headline(?! ?s)", Reading::headline),
            new Skill("rewrite|improve|final version|simplif|plain language", Writing::rewrite),
            new Skill("plan the|plan for", Planning::plan),
            new Skill("runbook|checklist|numbered steps|order the|choose what fits|steps", Planning::steps),
            new Skill("outline", Reading::outline),
            new Skill("counts?|statistics|how many|what it is about", Reading::counts),
            new Skill("markdown table|table with|as a table|scoring sheet|facts", Tables::table),
            new Skill("key points|bullet points|digest|list the|points", Reading::keyPoints),
            new Skill("key terms|glossary|keywords", Reading::keyTerms),
            new Skill("brief", Reading::brief),
            new Skill("summar|sections?|article|explain", Reading::summary));

    private Skills() {}

    /** Does what the instruction asks for first; without anything it knows, sums the text up. */
    static String work(Task task) {
        if (task.wantsJson()) {
            return JsonAnswer.to(task);
        }
        if (task.passage().isEmpty() && !task.asksFor("answer the question from the text")) {
            return introduction(task);
        }
        return ALL.stream()
                .filter(skill -> task.asksFor(skill.asked()))
                .map(skill -> skill.work().on(task).strip())
                .filter(answer -> !answer.isEmpty())
                .findFirst()
                .orElseGet(() -> Reading.summary(task) + "\n\n" + Reading.keyTerms(task));
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
