package dev.amplifier.core.hook.module;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.hook.HookTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets tool calls through, refuses them, or has a person asked, by rules: the first one that fits decides, and a call that none fits goes through. A
 * rule fits if its pattern fits the tool's name, or the command or path that it is called with.
 */
record ToolApproval(List<Rule> rules, boolean allowedByDefault, Duration timeout, int priority) implements HookModule {

    private static final String NAME = "hooks-approval";
    private static final int MOST_RULES = 200;
    private static final int SHOWN = 120;
    private static final Map<String, Effect> EFFECTS =
            Map.of("auto_approve", Effect.ALLOW, "auto_deny", Effect.DENY, "ask", Effect.ASK);

    enum Effect {
        ALLOW,
        DENY,
        ASK
    }

    record Rule(NamePattern pattern, Effect effect) {}

    /**
     * Reads {@code rules}, a list of {@code {pattern, action}}; {@code patterns}, which have a person asked, unless {@code auto_approve} says
     * otherwise; {@code default_action}, which holds if nobody answers; and {@code timeout}, in seconds.
     */
    static ToolApproval of(HookSettings settings) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : settings.objects("rules")) {
            Effect effect = EFFECTS.get(rule.path("action").asText());
            if (effect == null || !rule.path("pattern").isTextual()) {
                throw new IllegalArgumentException("its setting rules has " + rule
                        + "; a rule has a pattern, and an action that is auto_approve, auto_deny or ask");
            }
            rules.add(new Rule(NamePattern.of(rule.path("pattern").textValue()), effect));
        }
        Effect usual = settings.flag("auto_approve", false) ? Effect.ALLOW : Effect.ASK;
        for (String pattern : settings.texts("patterns", List.of())) {
            rules.add(new Rule(NamePattern.of("*" + pattern + "*"), usual));
        }
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("it has " + rules.size() + " rules; " + MOST_RULES + " are allowed");
        }
        String otherwise = settings.word("default_action", "deny", List.of("deny", "continue", "allow"));
        return new ToolApproval(
                List.copyOf(rules),
                !otherwise.equals("deny"),
                Duration.ofSeconds(settings.whole("timeout", 300, 1, 3_600)),
                settings.priority(0));
    }

    @Override
    public void mount(HookRegistry registry, HookTurn turn) {
        registry.register(CanonicalEvents.TOOL_PRE, priority, NAME, this::judge);
    }

    private HookResult judge(Event event) {
        String tool = event.data().path("tool_name").asText();
        JsonNode input = event.data().path("tool_input");
        List<String> subjects = Stream.of(
                        tool, text(input, "command"), text(input, "code"), text(input, "file_path"), text(input, "url"))
                .filter(subject -> !subject.isEmpty())
                .toList();
        Optional<Rule> first = rules.stream()
                .filter(rule -> subjects.stream().anyMatch(rule.pattern()::fits))
                .findFirst();
        return first.map(rule -> switch (rule.effect()) {
                    case ALLOW -> HookResult.CONTINUE;
                    case DENY -> HookResult.deny("the rule '" + rule.pattern().glob() + "' forbids it");
                    case ASK -> HookResult.ask(question(subjects));
                })
                .orElse(HookResult.CONTINUE);
    }

    private HookAction.AskUser question(List<String> subjects) {
        String about = String.join(" ", subjects);
        return new HookAction.AskUser(
                "Allow " + (about.length() <= SHOWN ? about : about.substring(0, SHOWN) + "…") + "?",
                List.of("Allow", "Deny"),
                timeout,
                allowedByDefault);
    }

    private static String text(JsonNode input, String field) {
        return input.path(field).asText("");
    }
}
