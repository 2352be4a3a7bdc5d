package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a run stands. */
public sealed interface RunState {

    /** Whether nothing will change any more. */
    default boolean ended() {
        return switch (this) {
            case Running running -> false;
            case WaitingApproval waiting -> false;
            case Paused paused -> false;
            case Completed completed -> true;
            case Failed failed -> true;
            case Cancelled cancelled -> true;
            case Denied denied -> true;
        };
    }

    /** Work is being done or can be asked for. */
    record Running() implements RunState {}

    /**
     * Nothing but people's answers is awaited.
     *
     * @param gates the gates that wait, in the order they were reached; at least one
     */
    record WaitingApproval(List<Effect.AwaitApproval> gates) implements RunState {
        /** Copies the list. */
        public WaitingApproval {
            gates = List.copyOf(gates);
        }
    }

    /** Nothing new is asked for until the run is resumed. */
    record Paused() implements RunState {}

    /**
     * All is done.
     *
     * @param context all variables at the end, without {@code recipe}, {@code session}, {@code step} and {@code stage}
     * @param finalOutput the variable {@code final_output}, else the output of the last step declared; empty if neither is there
     */
    record Completed(Map<String, JsonNode> context, Optional<JsonNode> finalOutput) implements RunState {
        /** Copies the variables, keeping their order. */
        public Completed {
            context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        }

        /** The variables that are of interest to a person: all but those whose names start with an underscore. */
        public Map<String, JsonNode> outputs() {
            Map<String, JsonNode> outputs = new LinkedHashMap<>(context);
            outputs.keySet().removeIf(name -> name.startsWith("_"));
            return outputs;
        }
    }

    /**
     * A step failed for good.
     *
     * @param code stable, lower case with underscores
     * @param message what went wrong and where
     * @param path path of the step; empty if no step is to blame
     */
    record Failed(String code, String message, String path) implements RunState {}

    /** Somebody stopped it. */
    record Cancelled() implements RunState {}

    /**
     * A gate was not passed.
     *
     * @param stage the gate
     * @param message why
     * @param timedOut whether nobody answered in time
     */
    record Denied(String stage, String message, boolean timedOut) implements RunState {}
}
