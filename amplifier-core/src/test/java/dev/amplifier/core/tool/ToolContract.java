package dev.amplifier.core.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every tool promises. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ToolContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The tool. */
    protected abstract Tool tool();

    /** Input that it has a good answer to, in a workspace with the file {@code a.md} that says {@code boats}. */
    protected abstract String goodInput();

    @Test
    void its_name_and_description_are_for_a_model() {
        assertThat(tool().name()).matches("[a-z][a-z0-9_]{0,63}");
        assertThat(tool().description()).isNotBlank();
    }

    @Test
    void its_schema_is_of_an_object_and_requires_only_what_it_describes() {
        JsonNode schema = tool().inputSchema();

        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(schema.path("properties").isObject()).isTrue();
        schema.path("properties")
                .forEach(property -> assertThat(property.path("type").asText())
                        .isIn("string", "integer", "number", "boolean", "array", "object"));
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<String> described = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        assertThat(described).containsAll(required);
    }

    @Test
    void who_changes_a_schema_that_was_handed_out_changes_no_other() {
        tool().inputSchema().removeAll();

        assertThat(tool().inputSchema().path("type").asText()).isEqualTo("object");
    }

    @Test
    void good_input_has_a_good_answer() throws Exception {
        ToolResult result = tool().call(JSON.readTree(goodInput()), context());

        assertThat(result.isError()).as(result.content()).isFalse();
        assertThat(result.content()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "7",
                "\"text\"",
                "[]",
                "[[[[{}]]]]",
                "{\"unknown\": 1}",
                "{\"file_path\": {\"a\": 1}, \"content\": [], \"pattern\": {}, \"patch\": 1, \"command\": {}, \"agent\": []}",
                "{\"file_path\": \"../../etc/passwd\", \"content\": \"x\", \"pattern\": \"**/../..\", \"patch\": \"@@\"}",
                "{\"file_path\": \"\\u0000\", \"pattern\": \"\\u0000\", \"patch\": \"\\u0000\", \"agent\": \"\\u0000\"}"
            })
    void input_that_makes_no_sense_is_answered_and_reaches_nothing_outside(String input) throws Exception {
        ToolContext context = context();

        ToolResult result = tool().call(JSON.readTree(input), context);

        assertThat(result.content()).isNotNull().doesNotContain("root:");
        assertThat(context.workspace().read("a.md")).contains("boats");
    }

    @Test
    void what_it_does_in_one_turn_is_unknown_in_another() throws Exception {
        Tool tool = tool();
        ToolContext first = context();
        ToolContext second = context();

        tool.call(JSON.readTree(goodInput()), first);

        assertThat(second.todos().items()).isEmpty();
        assertThat(second.workspace().files()).isEqualTo(Map.of("a.md", "boats"));
    }

    private static ToolContext context() throws WorkspaceException {
        return new ToolContext(Workspace.of(Map.of("a.md", "boats")), new TodoList(), event -> {}, new Cancellation());
    }
}
