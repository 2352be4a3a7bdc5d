package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import java.util.Locale;

/**
 * What everything that happens in a turn passes: its hooks are asked, what they wish is done, and then the event is told as they left it. Safe for
 * use by several threads.
 */
public final class Checkpoint implements EventSink {

    private static final int SHOWN_PROMPT = 200;

    private final HookRegistry hooks;
    private final Injections injections;
    private final Approvals approvals;
    private final EventSink events;
    private final Cancellation cancellation;

    /**
     * A checkpoint.
     *
     * @param injections takes what hooks want the model to know
     * @param approvals asks whom hooks want to be asked
     * @param events hears what happens, and what hooks have to tell
     */
    public Checkpoint(
            HookRegistry hooks,
            Injections injections,
            Approvals approvals,
            EventSink events,
            Cancellation cancellation) {
        this.hooks = hooks;
        this.injections = injections;
        this.approvals = approvals;
        this.events = events;
        this.cancellation = cancellation;
    }

    /** Tells of something that nobody can stop any more. */
    @Override
    public void emit(Event event) {
        events.emit(new Event(event.type(), heard(event).data()));
    }

    /** Asks the hooks about something that only they are told. */
    public void note(Event event) {
        heard(event);
    }

    /** Asks whether something may happen, and tells of it, allowed or not. */
    public Decision decide(Event event) {
        HookOutcome outcome = heard(event);
        events.emit(new Event(event.type(), outcome.data()));
        return switch (outcome.action()) {
            case HookAction.Deny(String reason) -> new Decision.Denied(reason);
            case HookAction.AskUser question -> asked(question, outcome.data());
            default -> new Decision.Granted(outcome.data());
        };
    }

    private HookOutcome heard(Event event) {
        HookOutcome outcome = hooks.dispatch(event);
        outcome.messages()
                .forEach(message ->
                        tell(message.level().name().toLowerCase(Locale.ROOT), message.text(), message.source()));
        if (outcome.action() instanceof HookAction.InjectContext wish) {
            injections
                    .add(outcome.hook(), event.type(), wish)
                    .ifPresent(warning -> tell("warning", warning, "hook:" + outcome.hook()));
        }
        return outcome;
    }

    private Decision asked(HookAction.AskUser question, ObjectNode data) {
        String prompt = question.prompt().length() <= SHOWN_PROMPT
                ? question.prompt()
                : question.prompt().substring(0, SHOWN_PROMPT) + "…";
        return switch (approvals.ask(question, cancellation)) {
            case Approvals.Reply.Chosen chosen when chosen.isYes() -> new Decision.Granted(data);
            case Approvals.Reply.Chosen chosen -> new Decision.Denied("User denied: " + prompt);
            case Approvals.Reply.TimedOut late ->
                byDefault(question, data, "Approval timeout - denied by default: " + prompt);
            case Approvals.Reply.Nobody nobody ->
                byDefault(question, data, "No approval system available - denied by default: " + prompt);
        };
    }

    private static Decision byDefault(HookAction.AskUser question, ObjectNode data, String refusal) {
        return question.allowedByDefault() ? new Decision.Granted(data) : new Decision.Denied(refusal);
    }

    /** Hooks are not asked about what hooks say. */
    private void tell(String level, String text, String source) {
        events.emit(new Event(
                CanonicalEvents.USER_NOTIFICATION,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("level", level)
                        .put("message", text)
                        .put("source", source)));
    }
}
