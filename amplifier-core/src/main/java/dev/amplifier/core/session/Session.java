package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.Mentions;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.context.ContextWindow;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.skill.LoadSkillTool;
import dev.amplifier.core.tool.Tool;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A session that is ready to work: a composed bundle with its providers and tools in place. It keeps nothing between turns, so that one
 * user's words cannot reach the next. One turn at a time, whose agents may work side by side.
 */
public final class Session {

    static final String SELF = "self";

    private final Bundle bundle;
    private final Providers host;
    private final Function<Bundle, List<Tool>> kit;
    private final Providers providers;
    private final SessionPlan plan;
    private final Map<String, Tool> tools = new LinkedHashMap<>();

    /**
     * A session of a bundle.
     *
     * @param kit makes the tools of a bundle: of this one, and of this one with an agent's modules laid over it
     */
    public Session(Bundle bundle, Providers providers, Function<Bundle, List<Tool>> kit) {
        this(new SessionPlan(bundle, List.of()), providers, kit);
    }

    /**
     * A session of a bundle whose plan is there already.
     *
     * @param kit makes the tools of a bundle: of this one, and of this one with an agent's modules laid over it
     */
    public Session(SessionPlan plan, Providers providers, Function<Bundle, List<Tool>> kit) {
        this.bundle = plan.bundle();
        this.host = providers;
        this.kit = kit;
        this.plan = plan;
        this.providers = plan.providers(providers);
        kit.apply(bundle).forEach(tool -> this.tools.put(tool.name(), tool));
    }

    /** The bundle that it was made of. */
    public Bundle bundle() {
        return bundle;
    }

    /** Runs a turn to its end with nobody there to be asked. */
    public TurnResult run(TurnRequest request, EventSink events, Cancellation cancellation) {
        return run(request, events, Approvals.NOBODY, cancellation);
    }

    /**
     * Runs a turn to its end.
     *
     * @param events hears what happens, while it happens
     * @param people are asked what hooks want people to decide
     */
    public TurnResult run(TurnRequest request, EventSink events, Approvals people, Cancellation cancellation) {
        Optional<Agent> agent = agent(request);
        return under(agent).run(request, agent, events, people, cancellation);
    }

    private TurnResult run(
            TurnRequest request, Optional<Agent> agent, EventSink events, Approvals people, Cancellation cancellation) {
        SessionId id = SessionId.random();
        Desk desk = plan.desk(id, request.agent(), request.workspace(), events, people, cancellation);
        desk.emit(
                CanonicalEvents.SESSION_START,
                object().put("bundle", bundle.name())
                        .put("agent", request.agent())
                        .put("session_id", id.value()));
        plan.warnings().forEach(desk::warn);
        if (!request.agent().equals(SELF) && agent(request.agent()).isEmpty()) {
            desk.warn("The bundle '" + bundle.name() + "' has no agent '" + request.agent()
                    + "'; the bundle itself does the work.");
        }
        Providers.Choice choice = offered(request).choose(wishes(request, agent));
        if (choice.notice() != null) {
            desk.warn("For this step, " + choice.notice() + ".");
        }
        Shared shared = Shared.of(request);
        ContextWindow context = plan.context(request.conversation());
        TurnResult result = plan.orchestrator()
                .run(desk.turn(
                        choice,
                        system(agent),
                        instruction(request),
                        request.pictures(),
                        context,
                        offered(agent, context, desk, shared, Lineage.FIRST),
                        shared));
        desk.emit(CanonicalEvents.SESSION_END, object().put("status", status(result)));
        return result;
    }

    /** The session in which an agent works: this one, unless the agent lays something over its bundle. */
    Session under(Optional<Agent> agent) {
        return agent.map(Agent::overlay)
                .filter(overlay -> !overlay.isEmpty()
                        || bundle.spawn().path("exclude_tools").isArray())
                .map(overlay -> new Session(plan.under(overlay), host, kit))
                .orElse(this);
    }

    private Providers offered(TurnRequest request) {
        Provider own = request.ownProvider();
        return own == null ? providers : providers.preferring(own);
    }

    /** The agent that is asked, as this turn wants it. What a turn lays over the bundle itself stands as an agent of its own. */
    private Optional<Agent> agent(TurnRequest request) {
        Optional<Agent> agent = agent(request.agent()).map(found -> found.with(request.overrides()));
        return agent.isPresent() || request.overrides().isEmpty()
                ? agent
                : Optional.of(Agent.of(bundle.name(), SELF, request.overrides(), ""));
    }

    /** The agent of this name: {@code namespace:name} if it says which, else whichever bundle it came from. */
    private Optional<Agent> agent(String reference) {
        int colon = reference.lastIndexOf(':');
        Agent agent = bundle.agents().get(reference.substring(colon + 1));
        return Optional.ofNullable(agent)
                .filter(found -> colon < 0 || found.namespace().equals(reference.substring(0, colon)));
    }

    /** The tools of a session, and one to call other agents if there is anybody to be called. */
    private Map<String, Tool> offered(
            Optional<Agent> agent, ContextWindow context, Desk desk, Shared shared, Lineage lineage) {
        TurnAgents below = new TurnSessions(this, agent, desk, shared, lineage);
        Map<String, Tool> offered = new LinkedHashMap<>(tools);
        offered.replaceAll((name, tool) -> tool instanceof SessionTool bound ? bound.within(below) : tool);
        List<Agent> others = lineage.mayDelegate(bundle, agent) ? delegates(agent, lineage) : List.of();
        if (others.isEmpty()) {
            return offered;
        }
        DelegateTool delegate =
                new DelegateTool(others, context::messages, desk, shared.called(), opener(desk, shared, lineage));
        offered.put(delegate.name(), delegate);
        return offered;
    }

    /** Whom an agent may call: those of the bundle that it names, in the order of their names, then one of its own kind. */
    private List<Agent> delegates(Optional<Agent> agent, Lineage lineage) {
        if (agent.isPresent() && agent.get().delegates().equals(Agent.Delegates.NONE)) {
            return List.of();
        }
        Stream<Agent> others = bundle.agents().values().stream()
                .filter(other -> agent.isEmpty()
                        || (!other.name().equals(agent.get().name())
                                && agent.get().delegates().includes(other.name())))
                .sorted(Comparator.comparing(Agent::name));
        return lineage.mayCallItself()
                ? Stream.concat(others, Stream.of(oneself(agent))).toList()
                : others.toList();
    }

    /** One more of whoever works here, whose modules this session has already. */
    private Agent oneself(Optional<Agent> agent) {
        return new Agent(
                bundle.name(),
                SELF,
                "The same as you, with this one task and no memory of the conversation but what it is shown of it.",
                agent.map(Agent::instruction).orElse(""),
                agent.map(Agent::preferences).orElse(List.of()),
                agent.map(Agent::roles).orElse(List.of()),
                agent.map(Agent::delegates).orElse(Agent.Delegates.ALL),
                object());
    }

    /** Whom a name means; one more of whoever works here, with a word to people, if there is no such agent. */
    Agent called(String reference, Optional<Agent> caller, Desk desk) {
        Optional<Agent> known = agent(reference);
        if (known.isEmpty() && !reference.equals(SELF)) {
            desk.warn("The bundle '" + bundle.name() + "' has no agent '" + reference
                    + "'; whoever runs the recipe does the work.");
        }
        return known.orElseGet(() -> oneself(caller));
    }

    private DelegateTool.Opener opener(Desk desk, Shared shared, Lineage lineage) {
        return new DelegateTool.Opener() {
            @Override
            public SubSession open(Agent agent, List<Providers.Preference> wishes) {
                return under(Optional.of(agent)).opened(agent, wishes, desk, shared, lineage.child(agent));
            }

            @Override
            public void choose(SubSession session, List<Providers.Preference> wishes) {
                session.choose(chosen(session.agent(), wishes, desk, shared.request()));
            }
        };
    }

    /** The session of an agent that is called. Its words are its result; its conversation, hooks and to-do list are its own. */
    SubSession opened(Agent agent, List<Providers.Preference> wishes, Desk parent, Shared shared, Lineage lineage) {
        return new SubSession(
                parent.id().child(agent.name()),
                agent,
                plan.context(List.of()),
                chosen(agent, wishes, parent, shared.request()),
                (session, task, events) -> {
                    Desk desk = plan.desk(
                            session.id(),
                            agent.name(),
                            shared.request().workspace(),
                            events,
                            parent.people(),
                            parent.tooling().cancellation());
                    return plan.orchestrator()
                            .run(desk.turn(
                                    session.choice(),
                                    system(Optional.of(agent)),
                                    task,
                                    List.of(),
                                    session.conversation(),
                                    offered(Optional.of(agent), session.conversation(), desk, shared, lineage),
                                    shared));
                });
    }

    /** The model of an agent that is called: what the caller wishes for it, else what the turn asks for or the agent would like. */
    private Providers.Choice chosen(Agent agent, List<Providers.Preference> wishes, Desk parent, TurnRequest request) {
        Providers on = offered(request);
        if (!wishes.isEmpty()) {
            Providers.Choice wished = on.choose(wishes);
            if (wished.notice() == null) {
                return wished;
            }
            parent.warn("For the agent '" + agent.name() + "', " + wished.notice()
                    + " unless it or the turn asks for another.");
        }
        return on.choose(wishes(request, Optional.of(agent)));
    }

    /** What the request asks for goes before what the agent would like. */
    private static List<Providers.Preference> wishes(TurnRequest request, Optional<Agent> agent) {
        return !request.preferences().isEmpty() || agent.isEmpty()
                ? request.preferences()
                : Stream.concat(
                                agent.get().preferences().stream()
                                        .map(wish -> new Providers.Preference(wish.provider(), wish.model())),
                                agent.get().roles().stream().map(Providers.Preference::role))
                        .toList();
    }

    private String system(Optional<Agent> agent) {
        StringBuilder system = new StringBuilder(bundle.instruction());
        agent.ifPresent(found -> append(system, found.instruction()));
        for (Bundle.ContextFile file : bundle.context()) {
            append(system, Mentions.block(file.name(), file.text()));
        }
        if (tools.get("load_skill") instanceof LoadSkillTool skills) {
            append(system, skills.announcement());
        }
        return system.toString();
    }

    private static void append(StringBuilder text, String part) {
        if (!part.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(part);
        }
    }

    private static String instruction(TurnRequest request) {
        return request.mode() == null
                ? request.instruction()
                : "MODE: " + request.mode() + "\n\n" + request.instruction();
    }

    static String status(TurnResult result) {
        return switch (result) {
            case TurnResult.Answered answered -> "completed";
            case TurnResult.Failed failed -> "failed";
            case TurnResult.Stopped stopped -> "cancelled";
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
