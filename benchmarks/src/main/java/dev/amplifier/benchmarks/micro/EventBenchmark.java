package dev.amplifier.benchmarks.micro;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.event.Event;
import dev.amplifier.orchestrations.stream.EffectEvents;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Events on their way from an agent to the relay. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventBenchmark {

    private static final int TOKENS = 200;
    private static final int TOKENS_PER_FRAME = 10;

    private final Event[] tokens = tokens();

    /** A token of an answer, joined with its neighbours to frames of ten, each written as JSON. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public List<EventEnvelope> token(Blackhole relay) {
        EffectEvents events = new EffectEvents(
                "00000000-0000-0000-0000-000000000000",
                1,
                "step",
                1,
                batch -> relay.consume(Json.write(batch)),
                InstantSource.system());
        for (int i = 0; i < TOKENS; i++) {
            events.emit(tokens[i]);
            if (i % TOKENS_PER_FRAME == TOKENS_PER_FRAME - 1) {
                events.flush();
            }
        }
        return events.kept();
    }

    private static Event[] tokens() {
        Event[] all = new Event[TOKENS];
        int offset = 0;
        for (int i = 0; i < TOKENS; i++) {
            String text = "word" + i + " ";
            all[i] = new Event(
                    "content_block:delta",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("index", 0)
                            .put("offset", offset)
                            .put("text", text));
            offset += text.length();
        }
        return all;
    }
}
