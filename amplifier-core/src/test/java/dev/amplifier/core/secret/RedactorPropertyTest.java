package dev.amplifier.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class RedactorPropertyTest {

    @Property(tries = 500)
    void a_known_secret_never_comes_through(
            @ForAll @StringLength(max = 60) String before,
            @ForAll("secrets") String secret,
            @ForAll @StringLength(max = 60) String after) {
        Redactor redactor = Redactor.STANDARD.knowing(List.of(Secret.of(secret)));

        assertThat(redactor.redact(before + secret + after)).doesNotContain(secret);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray(before + secret).add(after).addObject().put("x", before + secret + after);
        assertThat(redactor.redact(node).toString()).doesNotContain(secret);
    }

    @Property(tries = 500)
    void a_token_of_telling_shape_never_comes_through(
            @ForAll("prose") String before, @ForAll("tokens") String token, @ForAll("prose") String after) {
        assertThat(Redactor.STANDARD.redact(before + " " + token + " " + after)).doesNotContain(token);
    }

    @Property(tries = 500)
    void what_is_redacted_stays_as_it_is(@ForAll("hostile") String text) {
        String once = Redactor.STANDARD.redact(text);

        assertThat(Redactor.STANDARD.redact(once)).isEqualTo(once);
    }

    @Property(tries = 2_000)
    void text_without_a_hint_has_nothing_that_a_closer_look_would_find(@ForAll("hinting") String text) {
        String looked = text;
        for (Shapes.Shape shape : Shapes.ALL) {
            looked = shape.cutFrom(looked);
        }

        assertThat(Shapes.cutAll(text)).isEqualTo(looked);
    }

    @Property(tries = 500)
    void any_text_is_taken(@ForAll String text) {
        assertThat(Redactor.STANDARD.redact(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(8)
                .ofMaxLength(60)
                .filter(secret -> !"[REDACTED]".contains(secret));
    }

    @Provide
    Arbitrary<String> prose() {
        return Arbitraries.strings()
                .alpha()
                .withChars(' ', '.', ',', '=', ':', '"')
                .ofMaxLength(80);
    }

    @Provide
    Arbitrary<String> tokens() {
        Arbitrary<String> body =
                Arbitraries.strings().alpha().numeric().ofMinLength(24).ofMaxLength(80);
        return Arbitraries.of(
                        "sk-ant-api03-", "sk-proj-", "sk-", "ghp_", "gho_", "github_pat_", "glpat-", "npm_", "hf_")
                .flatMap(prefix -> body.map(rest -> prefix + rest));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "api_key",
                        "password",
                        "=",
                        ": ",
                        "\"",
                        "'",
                        "sk-",
                        "abcdefghijklmnop",
                        "Bearer ",
                        "https://a:b@",
                        " ",
                        "[REDACTED]",
                        "eyJabcdef.",
                        "&sig=",
                        ";",
                        "\n",
                        "-----BEGIN PRIVATE KEY-----",
                        "basic ",
                        "token")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    /** Parts of secrets of every kind, whole and torn, in any case. */
    @Provide
    Arbitrary<String> hinting() {
        Arbitrary<String> parts = Arbitraries.of(
                        "BeArEr ",
                        "SIG=",
                        "PassWD",
                        "pwd",
                        "credentials",
                        "Authorization",
                        "pk_live_",
                        "GHP_",
                        "ghs_",
                        "github_pat_",
                        "glpat-",
                        "xoxb-",
                        "AKIA",
                        "ASIA",
                        "ABCDEFGHIJKLMNOP",
                        "AIza",
                        "whsec_",
                        "hf_",
                        "\u212A",
                        "\u0130")
                .list()
                .ofMaxSize(20)
                .map(all -> String.join("", all));
        return hostile().flatMap(before -> parts.map(after -> before + after));
    }
}
