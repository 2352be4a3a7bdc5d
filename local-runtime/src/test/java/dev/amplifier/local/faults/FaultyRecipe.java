package dev.amplifier.local.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe that is put under faults.
 *
 * @param tag finds its steps at the model
 * @param parts what it does, one after the other; a gate is neither the first nor the last
 */
record FaultyRecipe(String tag, List<Part> parts) {

    /** The path of the called recipe among the files of a run. */
    static final String CALLED = "called.yaml";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ITEMS = List.of("a", "b", "c");

    /** What a part of a recipe is. */
    enum Part {
        /** An agent's step. */
        AGENT,
        /** A command in the sandbox. */
        COMMAND,
        /** An agent's step for each of three items, one after the other. */
        LOOP,
        /** The same, all at once. */
        PARALLEL,
        /** Another recipe of two agents' steps. */
        CALL,
        /** A stage's approval. */
        GATE
    }

    /** Its text. */
    String yaml() {
        ObjectNode recipe = recipe();
        recipe.putObject("context").set("items", JSON.valueToTree(ITEMS));
        if (!parts.contains(Part.GATE)) {
            steps(recipe, 0, parts.size());
            return recipe.toString();
        }
        ArrayNode stages = recipe.putArray("stages");
        int from = 0;
        while (from < parts.size()) {
            ObjectNode stage = stages.addObject().put("name", "stage-" + from);
            if (parts.get(from) == Part.GATE) {
                stage.putObject("approval")
                        .put("required", true)
                        .put("when", "before_stage")
                        .put("prompt", "Go on?")
                        .put("timeout", 0)
                        .put("default", "deny");
                from++;
            }
            int gate = parts.subList(from, parts.size()).indexOf(Part.GATE);
            int to = gate < 0 ? parts.size() : from + gate;
            steps(stage, from, to);
            from = to;
        }
        return recipe.toString();
    }

    /** The text of the recipe that its calls run. */
    static String called() {
        ObjectNode recipe = recipe();
        recipe.putObject("context").put("place", "");
        ArrayNode steps = recipe.putArray("steps");
        ask(steps.addObject().put("id", "one"), "{{place}}-one").put("output", "first");
        ask(steps.addObject().put("id", "two"), "{{place}}-two").put("output", "second");
        return recipe.toString();
    }

    /** Each place at which the model is asked. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String place = place(i);
            switch (parts.get(i)) {
                case AGENT -> places.add(place);
                case LOOP, PARALLEL -> ITEMS.forEach(item -> places.add(place + "-" + item));
                case CALL -> places.addAll(List.of(place + "-one", place + "-two"));
                case COMMAND, GATE -> {}
            }
        }
        return places;
    }

    /** What its commands say. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) == Part.COMMAND) {
                said.add("said at " + place(i));
            }
        }
        return said;
    }

    private void steps(ObjectNode owner, int from, int to) {
        ArrayNode steps = owner.putArray("steps");
        for (int i = from; i < to; i++) {
            ObjectNode step = steps.addObject().put("id", "step-" + (i + 1));
            String output = "out_" + (i + 1);
            switch (parts.get(i)) {
                case AGENT -> ask(step, place(i)).put("output", output);
                case COMMAND ->
                    step.put("type", "bash")
                            .put("command", "for i in 1 2; do true; done; echo 'said at " + place(i) + "'")
                            .put("output", output);
                case LOOP -> loop(step, place(i), output);
                case PARALLEL -> loop(step, place(i), output).put("parallel", true);
                case CALL ->
                    step.put("type", "recipe")
                            .put("recipe", "./" + CALLED)
                            .put("output", output)
                            .putObject("context")
                            .put("place", place(i));
                case GATE -> throw new IllegalStateException("a gate is no step");
            }
        }
    }

    private static ObjectNode loop(ObjectNode step, String place, String output) {
        return ask(step, place + "-{{item}}")
                .put("foreach", "{{items}}")
                .put("as", "item")
                .put("collect", output);
    }

    private static ObjectNode ask(ObjectNode step, String place) {
        step.put("agent", "self").put("prompt", "Work on <" + place + ">.");
        step.putObject("retry").put("max_attempts", 3).put("initial_delay", 1);
        return step;
    }

    private String place(int part) {
        return tag + "/step-" + (part + 1);
    }

    private static ObjectNode recipe() {
        return JSON.createObjectNode()
                .put("name", "faulty")
                .put("description", "Steps under faults.")
                .put("version", "1.0.0");
    }
}
