package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a recipe promises to make. */
final class PromisedOutputs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP = Pattern.compile("(?m)^ *- id: ");
    private static final Pattern NAME = Pattern.compile("(?m)^ +(output|collect): (\\w+)$");
    private static final Pattern SHAPE = Pattern.compile("JSON of the form\\s+([{\\[].*[}\\]])");

    private PromisedOutputs() {}

    /**
     * A result by name.
     *
     * @param name the variable that receives it
     * @param shape an example of the JSON that is asked for; missing for text
     * @param isList whether it is the list that a loop collects
     */
    record Output(String name, JsonNode shape, boolean isList) {

        void check(JsonNode value) {
            if (isList) {
                assertThat(value.isArray()).as("%s is a list", name).isTrue();
                assertThat(value).as(name).isNotEmpty().allSatisfy(item -> matches(shape, item));
            } else {
                matches(shape, value);
            }
        }

        private void matches(JsonNode example, JsonNode value) {
            if (example.isMissingNode()) {
                assertThat(value.isNull() || value.toString().length() < 3 && value.isTextual())
                        .as("%s is empty: %s", name, value)
                        .isFalse();
                return;
            }
            assertThat(value.getNodeType()).as(name).isEqualTo(example.getNodeType());
            example.properties().forEach(field -> matches(field.getValue(), value.path(field.getKey())));
            if (example.isArray()) {
                value.forEach(item -> matches(example.path(0), item));
            }
        }
    }

    static List<Output> of(String yaml) {
        List<Output> outputs = new ArrayList<>();
        for (String step : STEP.split(yaml)) {
            Matcher shape = SHAPE.matcher(step);
            JsonNode example = shape.find() ? read(shape.group(1)) : MissingNode.getInstance();
            Matcher name = NAME.matcher(step);
            while (name.find()) {
                boolean isList = name.group(1).equals("collect");
                outputs.add(new Output(name.group(2), isList ? MissingNode.getInstance() : example, isList));
            }
        }
        return outputs;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the recipe asks for JSON that cannot be read: " + json, e);
        }
    }
}
