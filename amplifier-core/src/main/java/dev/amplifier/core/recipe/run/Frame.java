package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of the work in progress. Frames form a tree. A frame that is ready makes a move when its turn comes; every other one waits, for
 * its children or for the outcome of an effect. A move starts nothing but children, which get turns of their own, so the stack stays flat.
 */
abstract class Frame {

    final Machine machine;
    final @Nullable Frame parent;
    final String path;

    /** Order among the frames that are ready; zero while this one is not. */
    long turn;

    Frame(Machine machine, @Nullable Frame parent, String path) {
        this.machine = machine;
        this.parent = parent;
        this.path = path;
    }

    /** Makes the next move. */
    abstract void proceed(Instant now);

    /** A child has come to its end and is gone. */
    void childEnded(Frame child, Ended ended, Instant now) {
        throw new IllegalStateException("no child of " + path + " was started");
    }

    /** The effect that this frame asked for has an outcome. */
    void outcome(Outcome outcome, Instant now) {
        throw new IllegalStateException("no effect was asked for by " + path);
    }

    /** What this frame knows, its children's included; called only while nothing is outstanding. */
    ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        if (turn > 0) {
            saved.put("turn", turn);
        }
        write(saved);
        return saved;
    }

    /** Takes back what {@link #save} told. */
    void load(JsonNode saved) {
        read(saved);
        long savedTurn = saved.path("turn").longValue();
        if (savedTurn > 0) {
            machine.readyAt(this, savedTurn);
        }
    }

    abstract void write(ObjectNode saved);

    abstract void read(JsonNode saved);

    /** This frame will never move again: it gives back what it holds. */
    void discarded(Instant now) {}

    final boolean isWithin(Frame top) {
        for (Frame frame = this; frame != null; frame = frame.parent) {
            if (frame == top) {
                return true;
            }
        }
        return false;
    }

    final void end(Ended ended, Instant now) {
        machine.ended(this, ended, now);
    }

    final void fail(Failure failure, Instant now) {
        end(new Ended.Failed(failure), now);
    }
}
