package dev.amplifier.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RedactorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-ant-api03-abcdefghijklmnop",
                "sk-proj-abcdefghijklmnop",
                "ghp_0123456789abcdefghij",
                "github_pat_0123456789abcdefghij",
                "xoxb-123456789-abcdef",
                "AKIAABCDEFGHIJKLMNOP",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl",
                "whsec_0123456789abcdefghij"
            })
    void a_value_of_telling_shape_is_cut_wherever_it_stands(String secret) {
        assertThat(Redactor.STANDARD.redact("before (" + secret + ") after")).isEqualTo("before ([REDACTED]) after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api_key=hunter22|api_key=[REDACTED]",
                "OPENAI_API_KEY: hunter22|OPENAI_API_KEY: [REDACTED]",
                "{\"password\": \"hunter22\"}|{\"password\": \"[REDACTED]\"}",
                "Authorization: Bearer abcdefgh12345|Authorization: Bearer [REDACTED]",
                "jdbc:postgresql://app:hunter22@db/x|jdbc:postgresql://app:[REDACTED]@db/x",
                "https://x/?sv=1&sig=abc%3D&se=2|https://x/?sv=1&sig=[REDACTED]&se=2",
                "AccountKey=abc123==;Next=1|AccountKey=[REDACTED];Next=1",
                "Server=x;Password=hunter22;Ssl=true|Server=x;Password=[REDACTED];Ssl=true"
            })
    void a_value_under_a_telling_name_is_cut(String text, String redacted) {
        assertThat(Redactor.STANDARD.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The password must be changed every year.",
                "usage: input_tokens=12, output_tokens=7",
                "The secret of good prose is brevity",
                "see https://example.org:8443/a/b@c",
                "a basic example of a bearer of news",
                "task-list and risk-averse-planning"
            })
    void ordinary_words_stay(String text) {
        assertThat(Redactor.STANDARD.redact(text)).isEqualTo(text);
    }

    @Test
    void a_private_key_is_cut_from_its_first_line_to_its_last() {
        String text = "x -----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY----- y";

        assertThat(Redactor.STANDARD.redact(text)).isEqualTo("x [REDACTED] y");
    }

    @Test
    void json_loses_values_under_telling_names_at_any_depth_and_keeps_the_rest() throws Exception {
        ObjectNode node = (ObjectNode) JSON.readTree("""
                {"a": [{"Api-Key": {"nested": 1}, "n": 1, "note": "ghp_0123456789abcdefghij"}], "token": null, "input_tokens": 3}""");

        assertThat(Redactor.STANDARD.redact(node)).isEqualTo(JSON.readTree("""
                                {"a": [{"Api-Key": "[REDACTED]", "n": 1, "note": "[REDACTED]"}], "token": null, "input_tokens": 3}"""));
    }

    @Test
    void a_known_secret_is_cut_in_every_spelling() {
        Redactor redactor = Redactor.STANDARD.knowing(List.of(Secret.of("p\"ss w/rd")));

        String text = "p\"ss w/rd | p\\\"ss w/rd | p%22ss+w%2Frd | cCJzcyB3L3Jk";

        assertThat(redactor.redact(text)).isEqualTo("[REDACTED] | [REDACTED] | [REDACTED] | [REDACTED]");
    }

    @Test
    void a_secret_shows_itself_to_nobody_by_accident() throws Exception {
        Secret secret = Secret.of(" hunter22 ");

        assertThat(secret).hasToString("[REDACTED]");
        assertThat(String.valueOf(List.of(secret))).doesNotContain("hunter22");
        assertThat(secret.reveal()).isEqualTo("hunter22");
        assertThat(new ObjectMapper()
                        .disable(com.fasterxml.jackson.databind.SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .writeValueAsString(secret))
                .isEqualTo("{}");
    }
}
