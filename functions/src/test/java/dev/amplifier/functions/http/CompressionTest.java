package dev.amplifier.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CompressionTest {

    private static final TestApp APP = new TestApp();

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Call gallery() {
        return APP.call("gallery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP;q=0.5, *;q=0", "deflate , gzip ; q=1.0"})
    void a_long_answer_comes_in_gzip_to_who_accepts_it(String accepted) {
        Answer plain = gallery().send();
        Answer compressed = gallery().header("Accept-Encoding", accepted).send();
        assertThat(compressed.header("content-encoding")).isEqualTo("gzip");
        assertThat(compressed.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(compressed.text()).isEqualTo(plain.text());
        assertThat(compressed.bytes()).hasSizeLessThan(plain.text().getBytes(StandardCharsets.UTF_8).length / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip ; q=0.000", "gzippy"})
    void a_long_answer_comes_as_it_is_to_who_does_not(String accepted) {
        Answer answer = gallery().header("Accept-Encoding", accepted).send();
        assertThat(answer.header("content-encoding")).isEmpty();
        assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.json().get("items")).isNotEmpty();
    }

    @Test
    void a_short_answer_comes_as_it_is() {
        Answer answer = APP.call("changeMode")
                .as(TestApp.someone(Mode.DEVELOPER))
                .header("Accept-Encoding", "gzip")
                .text("{\"mode\":\"normie\"}")
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-encoding")).isEmpty();
    }

    @Test
    void a_cache_that_kept_the_one_in_gzip_need_not_load_it_again() {
        Answer first = gallery().header("Accept-Encoding", "gzip").send();
        assertThat(first.header("etag")).startsWith("W/\"");
        Answer second = gallery()
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", first.header("etag"))
                .send();
        assertThat(second.status()).isEqualTo(304);
    }
}
