package dev.amplifier.local.functions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RouteTemplateTest {

    private static final String GUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{x:alpha}|abc|abc1",
                "{x:int}|-12|12.5",
                "{x:int}|2147483647|2147483648",
                "{x:long}|2147483648|abc",
                "{x:bool}|True|yes",
                "{x:guid}|" + GUID + "|0f8fad5b-d9cb",
                "{x:decimal}|-1.5|1,5,",
                "{x:length(3)}|abc|ab",
                "{x:length(2,3)}|ab|abcd",
                "{x:minlength(2)}|ab|a",
                "{x:maxlength(2)}|ab|abc",
                "{x:min(5)}|5|4",
                "{x:max(5)}|5|6",
                "{x:range(5,6)}|6|7",
                "{x:regex(^a+$)}|aaa|ab",
                "{x:int:min(5)}|6|4",
                "v{major:int}.{minor:int}|v1.2|v1",
            })
    void a_constraint_lets_some_values_through_and_refuses_others(String route, String fits, String doesNot) {
        RouteTemplate template = RouteTemplate.parse("a/" + route);

        assertThat(template.match(List.of("a", fits))).isPresent();
        assertThat(template.match(List.of("a", doesNot))).isEmpty();
    }

    @Test
    void literals_match_whatever_their_case_and_parameters_keep_theirs() {
        assertThat(match("Runs/{id}", "rUNS/AbC")).contains(Map.of("id", "AbC"));
    }

    @Test
    void an_optional_parameter_may_be_absent_and_then_has_no_value() {
        assertThat(match("start/{name:alpha?}", "start/abc")).contains(Map.of("name", "abc"));
        assertThat(match("start/{name:alpha?}", "start")).contains(Map.of());
        assertThat(match("start/{name:alpha}", "start")).isEmpty();
    }

    @Test
    void a_parameter_with_a_default_has_it_when_it_is_absent() {
        assertThat(match("page/{number:int=1}", "page")).contains(Map.of("number", "1"));
        assertThat(match("page/{number:int=1}", "page/7")).contains(Map.of("number", "7"));
    }

    @Test
    void a_catch_all_takes_the_rest_of_the_path() {
        assertThat(match("files/{*path}", "files/a/b/c")).contains(Map.of("path", "a/b/c"));
        assertThat(match("files/{*path}", "files")).contains(Map.of());
    }

    @Test
    void a_longer_path_does_not_match() {
        assertThat(match("a/{b}", "a/b/c")).isEmpty();
    }

    @Test
    void the_more_literal_template_comes_first() {
        assertThat(Stream.of("{*all}", "a/{x}", "a/{x:int}", "a/b", "a/b{x}", "a/{*rest:minlength(1)}")
                        .map(RouteTemplate::parse)
                        .sorted(RouteTemplate.LITERAL_FIRST)
                        .map(RouteTemplate::toString))
                .containsExactly("a/b", "a/b{x}", "a/{x:int}", "a/{x}", "a/{*rest:minlength(1)}", "{*all}");
    }

    @ParameterizedTest
    @CsvSource({"a/{x", "{*all}/b", "a/{x:colour}", "a/{}", "a/{x:range(1)}", "a/{x:regex([)}"})
    void a_template_that_is_not_well_formed_is_refused_with_its_text(String route) {
        assertThatThrownBy(() -> RouteTemplate.parse(route))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(route);
    }

    private static Optional<Map<String, String>> match(String route, String path) {
        return RouteTemplate.parse(route).match(Arrays.asList(path.split("/")));
    }
}
