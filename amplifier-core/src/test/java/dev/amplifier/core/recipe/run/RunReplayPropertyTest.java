package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.Compatibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A crash between any two steps changes nothing. */
class RunReplayPropertyTest {

    private static final String CHILD = """
            name: c
            description: d
            version: 1.0.0
            context: {p: 0}
            stages:
              - name: in
                steps:
                  - {id: x, agent: m, prompt: "child {{p}} <<{{p}}>>", output: r, retry: {max_attempts: 2, initial_delay: 1}}
                approval: {required: true, prompt: "child {{r}}"}
              - name: out
                steps: [{id: y, type: bash, command: "echo {{r}}{{_approval_message}}", output: s}]
            """;

    /** Steps of every kind; {@code #} is the position, which keeps their ids and variables apart. */
    private static final List<String> STEPS = List.of(
            "{id: s#, agent: m, prompt: 'hello {{n}} <<7>>', output: v#}",
            "{id: s#, agent: m, prompt: '<<FAIL>>', output: v#, on_error: continue, retry: {max_attempts: 3, initial_delay: 1}}",
            "{id: s#, agent: m, prompt: '<<FAIL>>', on_error: skip_remaining}",
            "{id: s#, agent: m, prompt: '<<FAIL>>'}",
            "{id: s#, type: bash, command: 'echo {{n}}', output: v#, output_exit_code: e#}",
            "{id: s#, type: bash, command: exit 2, on_error: continue, retry: {max_attempts: 2, initial_delay: 1}}",
            "{id: s#, type: bash, condition: '{{n}} > 5', command: echo never}",
            "{id: s#, type: bash, command: 'echo {{missing}}'}",
            "{id: s#, agent: m, foreach: '{{xs}}', prompt: '<<{{item}}>>', collect: v#}",
            "{id: s#, agent: m, foreach: '{{xs}}', parallel: 2, prompt: '<<{{item}}>>', collect: v#}",
            "{id: s#, agent: m, foreach: '{{xs}}', parallel: true, prompt: '<<FAIL{{item}}>>', collect: v#, on_error: continue}",
            "{id: s#, foreach: '{{xs}}', parallel: 2, collect: v#, steps: [{id: i, agent: m, prompt: '<<{{item}}>>', output: t}, {id: j, type: bash, command: 'echo {{t}}'}]}",
            "{id: s#, foreach: '{{xs}}', collect: v#, break_when: '{{item}} == 2', steps: [{id: i, type: bash, command: 'echo {{item}}', output: t}]}",
            "{id: s#, type: bash, while_condition: '{{n}} < 3', command: 'echo {{_loop_index}}', update_context: {n: '{{_loop_iteration}}'}, collect: v#}",
            "{id: s#, while_condition: 'true', break_when: '{{_loop_index}} >= 1', collect: v#, steps: [{id: i, agent: m, prompt: '{{_loop_iteration}}'}, {id: j, type: bash, foreach: '{{xs}}', command: 'echo {{item}}'}]}",
            "{id: s#, type: recipe, recipe: c.yaml, context: {p: '{{n}}'}, output: v#}",
            "{id: s#, type: recipe, recipe: c.yaml, foreach: '{{xs}}', parallel: 2, context: {p: '{{item}}'}, collect: v#, timeout: 100}");

    private static final List<String> HEADS = List.of(
            "",
            "rate_limiting: {min_delay_ms: 50}\n",
            "rate_limiting: {max_concurrent_llm: 1}\nrecursion: {max_total_steps: 6}\n");

    @Property(tries = 120)
    void a_restored_run_goes_on_as_if_nothing_had_happened(
            @ForAll("recipes") String recipe, @ForAll Compatibility compatibility, @ForAll long seed) {
        Story plain = tell(recipe, compatibility, seed, false);
        Story crashing = tell(recipe, compatibility, seed, true);

        assertThat(crashing.effects()).isEqualTo(plain.effects());
        assertThat(crashing.events()).isEqualTo(plain.events());
        assertThat(crashing.steps()).isEqualTo(plain.steps());
        assertThat(crashing.end()).isEqualTo(plain.end());
        assertThat(crashing.history()).isEqualTo(plain.history());
    }

    @Property(tries = 50)
    void the_same_outcomes_lead_to_the_same_effects_with_the_same_ids(
            @ForAll("recipes") String recipe, @ForAll Compatibility compatibility, @ForAll long seed) {
        assertThat(tell(recipe, compatibility, seed, false)).isEqualTo(tell(recipe, compatibility, seed, false));
    }

    private record Story(
            List<Effect> effects, List<String> events, List<StepView> steps, String end, JsonNode history) {}

    /** Runs to the end, completing effects in an order that the seed decides. */
    private static Story tell(String recipe, Compatibility compatibility, long seed, boolean crashing) {
        Random order = new Random(seed);
        RunDriver driver = RunDriver.of(
                recipe, options -> options.withSources(Map.of("c.yaml", CHILD)).withCompatibility(compatibility));
        for (int i = 0; i < 50; i++) {
            driver.people.add(
                    order.nextInt(10) == 0
                            ? new Outcome.Denied("no")
                            : new Outcome.Approved("m" + i, Map.of("extra", RunDriver.json("1"))));
        }
        List<Effect> outstanding = new ArrayList<>();
        while (!driver.run.state().ended()) {
            if (crashing && driver.run.quiescent()) {
                JsonNode snapshot = RunDriver.json(driver.run.snapshot().toString());
                driver.run = RecipeRun.restore(driver.recipe, driver.options, snapshot);
            }
            List<Effect> news = driver.run.advance(driver.now);
            driver.effects.addAll(news);
            driver.events.addAll(driver.run.drainEvents());
            outstanding.addAll(news);
            for (int count = 1 + order.nextInt(outstanding.size() + 1); count > 0 && !outstanding.isEmpty(); count--) {
                Effect effect = outstanding.remove(order.nextInt(outstanding.size()));
                driver.run.complete(effect.id(), driver.outcome(effect), driver.now);
            }
        }
        driver.events.addAll(driver.run.drainEvents());
        return new Story(
                driver.effects,
                driver.events.stream()
                        .map(event -> event.event().type()
                                + event.path()
                                + event.event().data()
                                + event.at())
                        .toList(),
                driver.run.steps(),
                driver.run.state().toString(),
                driver.run.history());
    }

    @Provide
    Arbitrary<String> recipes() {
        Arbitrary<List<String>> steps =
                Arbitraries.of(STEPS).list().ofMinSize(1).ofMaxSize(5);
        return Arbitraries.of(HEADS)
                .flatMap(head -> steps.flatMap(chosen -> Arbitraries.of(true, false)
                        .map(staged -> head + "context: {n: 0, xs: [1, 2, 3]}\n"
                                + (staged ? stages(chosen) : flat(chosen, 0)))));
    }

    private static String flat(List<String> steps, int first) {
        StringBuilder yaml = new StringBuilder("steps:\n");
        for (int i = 0; i < steps.size(); i++) {
            yaml.append("  - ")
                    .append(steps.get(i).replace("#", Integer.toString(first + i)))
                    .append('\n');
        }
        return yaml.toString();
    }

    private static String stages(List<String> steps) {
        StringBuilder yaml = new StringBuilder("stages:\n");
        for (int i = 0; i < steps.size(); i++) {
            yaml.append("  - name: g").append(i).append("\n    steps:\n      - ");
            yaml.append(steps.get(i).replace("#", Integer.toString(i))).append('\n');
            if (i % 2 == 1) {
                yaml.append("    approval: {required: true, prompt: 'go {{n}}', timeout: 5}\n");
            }
        }
        return yaml.toString();
    }
}
