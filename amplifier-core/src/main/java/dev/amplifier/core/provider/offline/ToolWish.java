package dev.amplifier.core.provider.offline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.Question;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tool that a prompt names as its means. It is called once, before the answer. */
final class ToolWish {

    private static final String CALL_ID = "offline-1";
    private static final Pattern SAVE = Pattern.compile(
            "(?i)\\b(?:save|write|store)\\b[^.\\n]{0,60}?\\b(?:to|in|into|as)\\s+(?:the\\s+)?(?:file\\s+)?`?([\\w/-]+\\.\\w{1,5})`?");
    private static final Pattern TODO = Pattern.compile("(?i)\\b(?:use|with|keep|make)\\b[^.\\n]{0,30}\\bto-?do\\b");
    private static final Pattern SKILL = Pattern.compile("(?i)\\b(?:load|use|apply|with)\\b[^.\\n]{0,30}\\bskill\\b");
    private static final Pattern ANNOUNCED = Pattern.compile("(?m)^- ([a-z0-9]+(?:-[a-z0-9]+)*): (.+)$");

    private ToolWish() {}

    /** The call that the prompt wants, if that tool is on offer and none was called yet. */
    static Optional<Block.ToolCall> of(Question question, Task task, String answer) {
        if (question.messages().stream()
                .flatMap(message -> message.blocks().stream())
                .anyMatch(Block.ToolResult.class::isInstance)) {
            return Optional.empty();
        }
        Matcher save = SAVE.matcher(task.instruction());
        if (offers(question, "write_file") && save.find()) {
            return Optional.of(
                    call("write_file", object().put("file_path", save.group(1)).put("content", answer)));
        }
        if (offers(question, "todo") && TODO.matcher(task.instruction()).find()) {
            return Optional.of(call("todo", todos(task)));
        }
        if (offers(question, "load_skill") && SKILL.matcher(task.instruction()).find()) {
            return wantedSkill(question, task).map(name -> call("load_skill", object().put("skill_name", name)));
        }
        return Optional.empty();
    }

    /** What a skill that was loaded for this question is for; empty if none was. */
    static Optional<String> loadedSkill(Question question) {
        return question.messages().stream()
                .flatMap(message -> message.blocks().stream())
                .filter(Block.ToolCall.class::isInstance)
                .map(Block.ToolCall.class::cast)
                .filter(call -> call.name().equals("load_skill"))
                .map(call -> call.input().path("skill_name").asText())
                .findFirst();
    }

    /** What the list of skills says about one; empty if it is not in the list. */
    static String description(Question question, String skill) {
        return ANNOUNCED
                .matcher(question.system())
                .results()
                .filter(line -> line.group(1).equals(skill))
                .map(line -> line.group(2))
                .findFirst()
                .orElse("");
    }

    /** The skill that the prompt names, else the one whose description shares most words with it. */
    private static Optional<String> wantedSkill(Question question, Task task) {
        Passage wish = new Passage(task.instruction());
        return ANNOUNCED
                .matcher(question.system())
                .results()
                .filter(line -> task.lower().contains(line.group(1)) || shared(wish, line) > 0)
                .max(Comparator.comparingInt(
                        line -> task.lower().contains(line.group(1)) ? Integer.MAX_VALUE : shared(wish, line)))
                .map(line -> line.group(1));
    }

    private static int shared(Passage wish, MatchResult line) {
        return (int) new Passage(line.group(1).replace('-', ' ') + ". " + line.group(2))
                .terms(20).stream()
                        .filter(term -> Passage.shareAWord(term, wish.text()))
                        .count();
    }

    private static ObjectNode todos(Task task) {
        ObjectNode input = object().put("action", "create");
        var todos = input.putArray("todos");
        task.passage()
                .best(5)
                .forEach(sentence -> todos.addObject().put("content", sentence).put("status", "pending"));
        return input;
    }

    private static Block.ToolCall call(String tool, ObjectNode input) {
        return new Block.ToolCall(CALL_ID, tool, input);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean offers(Question question, String tool) {
        return question.tools().stream().anyMatch(spec -> spec.name().equals(tool));
    }
}
