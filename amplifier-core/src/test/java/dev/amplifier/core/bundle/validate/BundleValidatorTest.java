package dev.amplifier.core.bundle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.schema.Schemas;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BundleValidatorTest {

    private static final String GOOD = """
            ---
            bundle: {name: demo, version: 1.0.0, description: Shows a thing.}
            includes: [{bundle: base}, "other:behaviors/x"]
            session:
              orchestrator: {module: loop-streaming, config: {a: 1}}
              context: context-simple
            providers: [{module: provider-mock, id: one}, {module: provider-mock, id: two}]
            tools: [{module: tool-files}]
            spawn: {exclude_tools: [tool-files]}
            agents:
              include: [demo:helper]
              writer: {description: Writes., tools: [{module: tool-files}]}
            context: {include: [demo:context/a.md], notes: docs/c.md}
            ---
            Be helpful.
            """;

    @Test
    void a_good_bundle_has_no_findings_in_Markdown_or_in_YAML() {
        assertThat(BundleValidator.check(GOOD).findings()).isEmpty();
        assertThat(BundleValidator.check("bundle: {name: demo}\n").findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools: []|MISSING_NAME|bundle.name",
                "bundle: {version: '1'}|MISSING_NAME|bundle.name",
                "bundle: {name: 3}|WRONG_TYPE|bundle.name",
                "{bundle: {name: a}, tool: []}|UNKNOWN_KEY|tool",
                "{bundle: {name: a}, tools: x}|WRONG_TYPE|tools",
                "{bundle: {name: a}, tools: [x]}|NOT_A_MAPPING|tools[0]",
                "{bundle: {name: a}, hooks: [{source: x}]}|MISSING_FIELD|hooks[0].module",
                "{bundle: {name: a}, providers: [{module: p, config: 3}]}|WRONG_TYPE|providers[0].config",
                "{bundle: {name: a}, tools: [{module: p}, {module: p}]}|DUPLICATE_MODULE|tools[1]",
                "{bundle: {name: a}, session: []}|WRONG_TYPE|session",
                "{bundle: {name: a}, session: {orchestrator: {config: {}}}}|MISSING_FIELD|session.orchestrator.module",
                "{bundle: {name: a}, session: {context: [x]}}|WRONG_TYPE|session.context",
                "{bundle: {name: a}, agents: {x: [y]}}|WRONG_TYPE|agents.x",
                "{bundle: {name: a}, includes: [[x]]}|INCLUDE_IGNORED|includes[0]",
                "{bundle: {name: a}, includes: ['@x:y']}|AT_IN_REFERENCE|includes[0]",
                "{bundle: {name: a}, context: {include: ['@x:y']}}|AT_IN_REFERENCE|context.include[0]",
                "[a]|NOT_A_MAPPING|''",
            })
    void a_fault_is_found(String yaml, Code code, String path) {
        assertThat(BundleValidator.check(yaml).findings())
                .extracting(Finding::code, Finding::path)
                .contains(org.assertj.core.groups.Tuple.tuple(code, path));
    }

    @Test
    void places_count_from_the_start_of_the_whole_text() {
        var finding = BundleValidator.check("---\nbundle: {name: a}\ntols: []\n---\nText.\n")
                .findings()
                .getFirst();

        assertThat(finding.line()).isEqualTo(3);
        assertThat(finding.column()).isEqualTo(1);
        assertThat(finding.suggestion()).contains("tools");
        assertThat(finding.range().startOffset()).isEqualTo(22);
    }

    @Test
    void the_schema_has_the_fields_that_the_validator_knows() throws IOException {
        var schema = new ObjectMapper().readTree(Schemas.bundle());
        Map<String, Set<String>> parts = Map.of(
                "/properties", BundleFields.BUNDLE,
                "/properties/bundle/properties", BundleFields.IDENTITY,
                "/properties/session/properties", BundleFields.SESSION,
                "/properties/spawn/properties", BundleFields.SPAWN,
                "/$defs/module/properties", BundleFields.MODULE);

        parts.forEach(
                (path, fields) -> assertThat(names(schema.at(path))).as(path).isEqualTo(new TreeSet<>(fields)));
    }

    private static Set<String> names(JsonNode properties) {
        var names = new TreeSet<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
