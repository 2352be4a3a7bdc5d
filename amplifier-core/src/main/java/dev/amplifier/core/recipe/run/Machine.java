package dev.amplifier.core.recipe.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What all frames of a run share: whose turn it is, what was asked for, and how the run ends. */
final class Machine {

    final RunOptions options;
    final Timeline timeline = new Timeline();
    final Announcer announcer;
    final Budget budget = new Budget();
    final RecipeLibrary library;
    final Journal journal = new Journal();

    private final TreeMap<Long, Frame> ready = new TreeMap<>();
    private final Map<Integer, Frame> waiting = new HashMap<>();
    private final TreeMap<Integer, Effect.AwaitApproval> gates = new TreeMap<>();
    /** Agents and commands that are at work, by effect, with the paths of their steps. */
    private final TreeMap<Integer, String> working = new TreeMap<>();

    private List<Effect> requested = new ArrayList<>();
    private int lastEffect;
    private long lastTurn;
    private int turns;
    private boolean stopping;
    private @Nullable RunState end;

    Machine(RunOptions options) {
        this.options = options;
        this.announcer = new Announcer(timeline);
        this.library = new RecipeLibrary(options);
    }

    /** Lets ready frames move until none is ready, and hands over what they asked for. */
    List<Effect> advance(Instant now) {
        try {
            while (end == null && !stopping && !ready.isEmpty()) {
                if (++turns > options.limits().maxTurns()) {
                    throw new LimitExceededException("The run made more than "
                            + options.limits().maxTurns() + " moves without coming to an end. Bound its loops.");
                }
                Frame next = ready.pollFirstEntry().getValue();
                next.turn = 0;
                if (!CallFrame.expire(next, now)) {
                    next.proceed(now);
                }
            }
        } catch (LimitExceededException e) {
            overLimit(e, now);
        }
        if (end != null || stopping) {
            return List.of();
        }
        List<Effect> news = requested;
        requested = new ArrayList<>();
        return news;
    }

    void complete(int effect, Outcome outcome, Instant now) {
        Frame frame = waiting.remove(effect);
        if (frame == null || end != null) {
            return;
        }
        gates.remove(effect);
        working.remove(effect);
        try {
            if (!(stopping && isCutShort(outcome))) {
                frame.outcome(outcome, now);
            }
        } catch (LimitExceededException e) {
            overLimit(e, now);
        }
        endIfStopped(now);
    }

    /** Starts nothing more, and ends the run when the agents and commands at work have come to their end. */
    void stop(Instant now) {
        stopping = true;
        requested.forEach(effect -> working.remove(effect.id()));
        requested = new ArrayList<>();
        ready.clear();
        gates.clear();
        waiting.keySet().retainAll(working.keySet());
        endIfStopped(now);
    }

    boolean stopping() {
        return stopping && end == null;
    }

    /** Paths of the steps whose agents or commands are at work. */
    List<String> atWork() {
        return List.copyOf(working.values());
    }

    /** The step did not fail; it was told to stop, as the run was. */
    private static boolean isCutShort(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.code().equals(Outcome.Failed.CANCELLED);
    }

    private void endIfStopped(Instant now) {
        if (stopping && working.isEmpty()) {
            finish(new RunState.Cancelled(), now);
        }
    }

    void overLimit(LimitExceededException e, Instant now) {
        finish(new RunState.Failed("limit_exceeded", e.problem(), ""), now);
    }

    /** Gives a frame a turn, after all that have one. */
    void ready(Frame frame) {
        readyAt(frame, ++lastTurn);
    }

    void readyAt(Frame frame, long turn) {
        frame.turn = turn;
        ready.put(turn, frame);
    }

    /** Asks for an effect; the frame hears of its outcome. */
    void request(Frame frame, IntFunction<Effect> effect) {
        if (lastEffect >= options.limits().maxEffects()) {
            throw new LimitExceededException("The run asked for more than "
                    + options.limits().maxEffects() + " effects. Split it, or bound its loops.");
        }
        int id = ++lastEffect;
        Effect wanted = effect.apply(id);
        waiting.put(id, frame);
        switch (wanted) {
            case Effect.AwaitApproval gate -> gates.put(id, gate);
            case Effect.RunAgent agent -> working.put(id, agent.path());
            case Effect.RunCommand command -> working.put(id, command.path());
            case Effect.Wait wait -> {}
            case Effect.LoadRecipe load -> {}
        }
        requested.add(wanted);
    }

    void ended(Frame frame, Ended ended, Instant now) {
        Frame parent = frame.parent;
        if (parent != null) {
            parent.childEnded(frame, ended, now);
            return;
        }
        if (stopping) {
            return;
        }
        RecipeFrame root = (RecipeFrame) frame;
        switch (ended) {
            case Ended.Failed(Failure failure) ->
                finish(new RunState.Failed(failure.code(), failure.message(), failure.path()), now);
            case Ended.Done done -> finish(root.completed(), now);
            case Ended.SkipRemaining skip -> finish(root.completed(), now);
        }
    }

    /** The run is over. */
    void finish(RunState state, Instant now) {
        if (end == null) {
            end = state;
            ready.clear();
            waiting.clear();
            gates.clear();
            working.clear();
            requested = new ArrayList<>();
            timeline.close(state instanceof RunState.Cancelled ? StepView.State.CANCELLED : StepView.State.FAILED, now);
        }
    }

    /** Everything below a frame, itself included, will never move again. */
    void discard(Frame top, Instant now) {
        List<Frame> gone = new ArrayList<>();
        ready.values().removeIf(frame -> frame.isWithin(top) && gone.add(frame));
        waiting.entrySet().removeIf(entry -> {
            boolean within = entry.getValue().isWithin(top);
            if (within) {
                gates.remove(entry.getKey());
                working.remove(entry.getKey());
                gone.add(entry.getValue());
            }
            return within;
        });
        gone.forEach(frame -> frame.discarded(now));
    }

    @Nullable
    RunState end() {
        return end;
    }

    boolean quiescent() {
        return waiting.isEmpty() && requested.isEmpty();
    }

    /** The gates that wait, if nothing else does and nothing can move. */
    List<Effect.AwaitApproval> waitingGates() {
        return ready.isEmpty() && !gates.isEmpty() && gates.size() == waiting.size()
                ? List.copyOf(gates.values())
                : List.of();
    }

    List<Effect.AwaitApproval> gates() {
        return List.copyOf(gates.values());
    }

    int lastEffect() {
        return lastEffect;
    }

    long lastTurn() {
        return lastTurn;
    }

    int turns() {
        return turns;
    }

    void restoreCounters(int effect, long turn, int turnsMade) {
        lastEffect = effect;
        lastTurn = turn;
        turns = turnsMade;
    }
}
