package dev.amplifier.orchestrations.drive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.platform.contract.ControlRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run is being cancelled.
 *
 * @param immediate whether what is under way is abandoned, not waited for
 */
public record Cancelling(boolean immediate) {

    /** What a request means. What is held would not come to an end by itself, so a run that is paused is cancelled at once. */
    public static Cancelling of(ControlRequest request, boolean paused) {
        return new Cancelling(paused || !request.isGraceful());
    }

    /** Whether it changes how a run is being cancelled; null if it is not. */
    public boolean isNews(@Nullable Cancelling before) {
        return before == null || immediate && !before.immediate;
    }

    /**
     * What is told of the request.
     *
     * @param atWork paths of the steps that are at work
     */
    public ObjectNode requested(List<String> atWork) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("level", immediate ? ControlRequest.IMMEDIATE : ControlRequest.GRACEFUL);
        ArrayNode steps = data.putArray("running_steps");
        atWork.forEach(steps::add);
        return data;
    }

    /** What is told when it is done. */
    public ObjectNode completed() {
        return JsonNodeFactory.instance.objectNode().put("was_immediate", immediate);
    }
}
