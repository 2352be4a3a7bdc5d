package dev.amplifier.orchestrations.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.orchestrations.stream.Announcement;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an execution does, as a deterministic machine: told the same outcomes it asks for the same things in the same order. No clock, no
 * I/O, no randomness. Not safe for use by several threads.
 */
public interface Work {

    /** What is asked for since the last call, in order; empty while nothing new is wanted. */
    List<Request> advance(Instant now);

    /** An activity that was asked for has returned. */
    void returned(int id, ActivityResult result, Instant now);

    /** A timer that was asked for has fired. */
    void fired(int id, Instant now);

    /** Somebody steers the execution. A request that does not fit the moment is ignored. */
    void control(ControlRequest request, Instant now);

    /** The execution has used up its time. */
    void outOfTime(Duration limit, Instant now);

    /** The events since the last call, in order. */
    List<Announcement> announcements();

    /** Whether its time runs: not while it is paused, or a person is waited for. */
    boolean working();

    /** Where the execution stands. */
    ExecutionStatus status();

    /** The result, once it has ended. */
    Optional<ExecutionResult> ended();

    /** All that is needed to go on in a new history; called only while nothing is outstanding. Empty if this work never needs it. */
    Optional<JsonNode> snapshot();

    /** Something that a machine cannot do by itself. */
    sealed interface Request {

        /** Unique within the execution. */
        int id();

        /**
         * Perform an activity.
         *
         * @param activity its name
         * @param step path of the step; empty for the execution itself
         * @param input what it needs; the driver adds execution, number and announcements
         */
        record Call(int id, String activity, String step, ObjectNode input) implements Request {}

        /**
         * Say when time has passed.
         *
         * @param delay how long, zero or more
         */
        record Timer(int id, Duration delay) implements Request {}
    }
}
