package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.context.ContextWindow;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Providers;
import java.util.List;

/** The session of an agent that was called, with its conversation. For one call at a time. */
final class SubSession {

    /** What is told of a called agent: what it says, what it does, and what people should know. The rest is its own business. */
    private static final List<String> TOLD = List.of(
            "tool:",
            "provider:",
            "session:",
            "delegate:",
            "recipe:",
            "content_block:",
            "thinking:",
            CanonicalEvents.USER_NOTIFICATION,
            CanonicalEvents.CONTEXT_COMPACTION);

    private final SessionId id;
    private final Agent agent;
    private final Worker worker;
    private final ContextWindow conversation;
    private Providers.Choice choice;
    private boolean resumed;
    private int turns;
    private String status = "";

    /**
     * A session that has not begun.
     *
     * @param worker does what it is told
     * @param choice the model, and whose it is
     */
    SubSession(SessionId id, Agent agent, ContextWindow conversation, Providers.Choice choice, Worker worker) {
        this.id = id;
        this.agent = agent;
        this.conversation = conversation;
        this.choice = choice;
        this.worker = worker;
    }

    /** Does the work of a session. */
    @FunctionalInterface
    interface Worker {

        /** Does a task to its end, and tells of it here. */
        TurnResult run(SubSession session, String task, EventSink events);
    }

    SessionId id() {
        return id;
    }

    Agent agent() {
        return agent;
    }

    ContextWindow conversation() {
        return conversation;
    }

    Providers.Choice choice() {
        return choice;
    }

    /** Has another model answer from now on. */
    void choose(Providers.Choice other) {
        choice = other;
    }

    /** How often its model was asked for the last task. */
    int turns() {
        return turns;
    }

    /** How its last task ended: {@code success}, or {@code incomplete} if it had to answer before it was done. Empty if it came to no answer. */
    String status() {
        return status;
    }

    /**
     * Does a task to its end, and tells its parent's listeners of it.
     *
     * @param parent who called
     * @param about what call of the parent it is, said at the beginning
     */
    TurnResult run(Desk parent, String task, ObjectNode about) {
        parent.emit(resumed ? CanonicalEvents.SESSION_RESUME : CanonicalEvents.SESSION_FORK, signed(about.deepCopy()));
        resumed = true;
        turns = 0;
        status = "";
        TurnResult result = worker.run(this, task, event -> tell(event, parent.events()));
        if (result instanceof TurnResult.Answered(String text, TurnResult.Spent spent)) {
            conversation.add(ChatMessage.assistant(text));
        }
        parent.emit(
                CanonicalEvents.SESSION_END,
                signed(JsonNodeFactory.instance.objectNode()).put("status", Session.status(result)));
        return result;
    }

    private void tell(Event event, EventSink events) {
        if (event.type().equals(CanonicalEvents.ORCHESTRATOR_COMPLETE)) {
            turns = event.data().path("turns").asInt();
            status = event.data().path("status").asText();
        }
        if (TOLD.stream().anyMatch(event.type()::startsWith)) {
            events.emit(event.data().has("session_id") ? event : new Event(event.type(), signed(event.data())));
        }
    }

    private ObjectNode signed(ObjectNode data) {
        if (!data.has("agent")) {
            data.put("agent", agent.name());
        }
        return data.put("session_id", id.value()).put("parent_id", id.parent());
    }
}
