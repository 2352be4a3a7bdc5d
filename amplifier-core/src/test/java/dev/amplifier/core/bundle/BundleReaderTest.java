package dev.amplifier.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amplifier.core.bundle.BundleReader.BundleException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BundleReaderTest {

    private final Map<String, String> texts = new LinkedHashMap<>();

    @Test
    void the_front_matter_is_the_bundle_and_the_body_its_instruction() throws Exception {
        Bundle bundle = read("""
                ---
                bundle: {name: demo, version: 2.0.0, description: A demo}
                tools: [{module: tool-todo, source: git+https://example.org/todo@main}]
                agents: {helper: {description: Helps, instruction: Help.}}
                ---
                Be kind.
                """);

        assertThat(bundle.name()).isEqualTo("demo");
        assertThat(bundle.version()).isEqualTo("2.0.0");
        assertThat(bundle.instruction()).isEqualTo("Be kind.");
        assertThat(bundle.tools())
                .extracting(Bundle.Module::source)
                .containsExactly("git+https://example.org/todo@main");
        assertThat(bundle.agents().get("helper").instruction()).isEqualTo("Help.");
        assertThat(bundle.notices()).isEmpty();
    }

    @Test
    void what_comes_later_is_laid_over_what_came_before() throws Exception {
        texts.put(
                "one",
                "bundle: {name: one}\ntools: [{module: t, config: {l: [1], s: a, m: {x: 1}}}]\nsession: {raw: true}");
        texts.put("two", "bundle: {name: two}\ntools: [{module: t, config: {l: [1, 3], m: {y: 2}}}, {module: u}]");

        Bundle bundle = read("""
                bundle: {name: top}
                includes: [one, {bundle: two}]
                tools: [{module: t, config: {s: b}}]
                session: {orchestrator: {module: loop-basic}}
                """);

        Bundle.Module merged = bundle.tools().getFirst();
        assertThat(merged.config()).hasToString("{\"l\":[1,3],\"s\":\"b\",\"m\":{\"x\":1,\"y\":2}}");
        assertThat(merged.from()).containsExactly("one", "two", "top");
        assertThat(bundle.tools()).extracting(Bundle.Module::name).containsExactly("t", "u");
        assertThat(bundle.session()).hasToString("{\"raw\":true,\"orchestrator\":{\"module\":\"loop-basic\"}}");
        assertThat(bundle.name()).isEqualTo("top");
    }

    @Test
    void equal_values_of_different_types_stay_apart_in_a_list() throws Exception {
        texts.put("one", "bundle: {name: one}\ntools: [{module: t, config: {l: [1, '1', true]}}]");

        Bundle bundle = read("bundle: {name: top}\nincludes: [one]\ntools: [{module: t, config: {l: ['1', 1.0]}}]");

        assertThat(bundle.tools().getFirst().config()).hasToString("{\"l\":[1,\"1\",true,1.0]}");
    }

    @Test
    void two_of_a_module_are_told_apart_by_id() throws Exception {
        Bundle bundle = read(
                "bundle: {name: x}\nproviders: [{module: provider-openai, id: a}, {module: provider-openai, id: b}]");

        assertThat(bundle.providers()).extracting(Bundle.Module::key).containsExactly("a", "b");
    }

    @Test
    void an_instruction_above_replaces_the_one_below_and_agents_replace_agents() throws Exception {
        texts.put(
                "one",
                "---\nbundle: {name: one}\nagents: {a: {instruction: Old}, b: {instruction: Stays}}\n---\nBelow");

        Bundle bundle = read("---\nbundle: {name: top}\nincludes: [one]\nagents: {a: {instruction: New}}\n---\nAbove");

        assertThat(bundle.instruction()).isEqualTo("Above");
        assertThat(bundle.agents().get("a").instruction()).isEqualTo("New");
        assertThat(bundle.agents().get("b").namespace()).isEqualTo("one");
    }

    @Test
    void what_is_not_to_be_had_is_a_notice_that_says_what_is_missing() throws Exception {
        Bundle bundle = read("""
                bundle: {name: x}
                includes: [elsewhere]
                tools: [{module: tool-lsp}, {module: tool-strange}]
                agents: {include: [x:ghost]}
                context: {include: [docs/none.md]}
                """);

        assertThat(bundle.notices())
                .anySatisfy(notice -> assertThat(notice).contains("'elsewhere'"))
                .anySatisfy(notice -> assertThat(notice).contains("'tool-lsp'", "language servers"))
                .anySatisfy(notice -> assertThat(notice).contains("'tool-strange'", "not known"))
                .anySatisfy(notice -> assertThat(notice).contains("'x:ghost'"))
                .anySatisfy(notice -> assertThat(notice).contains("'docs/none.md'"));
        assertThat(bundle.tools()).hasSize(2);
    }

    @Test
    void a_circle_of_includes_is_cut_and_told() throws Exception {
        texts.put("one", "bundle: {name: one}\nincludes: [two]");
        texts.put("two", "bundle: {name: two}\nincludes: [one]");

        assertThat(read("bundle: {name: top}\nincludes: [one]").notices())
                .containsExactly("the include of 'one' is left out: it includes itself");
    }

    @Test
    void a_tower_of_includes_has_a_bound() {
        for (int i = 0; i < 200; i++) {
            texts.put("b" + i, "bundle: {name: b" + i + "}\nincludes: [b" + (i + 1) + "]");
        }

        assertThatThrownBy(() -> read("bundle: {name: top}\nincludes: [b0]"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("more than 100");
    }

    @Test
    void agents_and_context_come_from_files_of_their_bundle() throws Exception {
        texts.put(
                "demo:agents/reader.md",
                "---\nmeta: {name: reader, description: Reads}\nmodel_role: [fast]\nagents: none\n---\nRead @demo:rules.md.");
        texts.put("demo:rules.md", "Rule one, see @demo:more.md");
        texts.put("demo:more.md", "Rule two");

        Bundle bundle = read("""
                ---
                bundle: {name: demo}
                agents: {include: [demo:reader]}
                context: {include: [demo:more.md]}
                ---
                Obey @demo:rules.md and not `@demo:more.md`.
                """);

        Agent reader = bundle.agents().get("reader");
        assertThat(reader.description()).isEqualTo("Reads");
        assertThat(reader.roles()).containsExactly("fast");
        assertThat(reader.delegates().includes("anyone")).isFalse();
        assertThat(reader.instruction()).contains("Rule one", "Rule two");
        assertThat(bundle.context())
                .extracting(Bundle.ContextFile::name)
                .containsExactly("demo:more.md", "demo:rules.md");
    }

    @Test
    void what_is_no_bundle_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("---\nbundle: {name: x\n---\n"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> read("just prose")).isInstanceOf(BundleException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(BundleException.class);
    }

    private Bundle read(String text) throws BundleException {
        BundleSource source = new BundleSource() {
            @Override
            public Optional<String> bundle(String reference) {
                return Optional.ofNullable(texts.get(reference));
            }

            @Override
            public Optional<String> file(String namespace, String path) {
                return Optional.ofNullable(texts.get(namespace + ":" + path));
            }
        };
        return new BundleReader(source).read(text);
    }
}
