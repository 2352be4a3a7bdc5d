package dev.amplifier.local.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts, values and bytes that have broken programs before. */
final class OddTexts {

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\u202e\u0007\u001b[31m",
            "💥",
            "../../etc/passwd",
            "..\\..\\windows",
            "/etc/passwd",
            "C:\\x",
            "file:///etc/passwd",
            "' or 1=1 --",
            "{{who}}${7*7}#{7*7}",
            "<script>alert(1)</script>",
            "a: &a [*a, *a]",
            "!!java.net.URL [x]",
            "-1",
            "9".repeat(400),
            "1e999999999",
            "NaN",
            "null",
            "2026-99-99T99:99:99Z",
            "00000000-0000-0000-0000-000000000000");
    static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0.5",
            "1e-999999999",
            "1e999999999",
            "9223372036854775808",
            "-0.0",
            "[]",
            "{}",
            "[null,1,\"a\",{}]",
            "{\"\":{\"\":[]}}",
            "{\"__proto__\":{\"a\":1}}",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");

    /** Segments as they stand in a path, escapes and all. */
    static final List<String> SEGMENTS = List.of(
            "..",
            ".",
            "%2e%2e",
            "..%2f..%2fetc%2fpasswd",
            "%2f",
            "%5c..%5c",
            "%00",
            "a%00b",
            "%ff%fe",
            "%c0%ae%c0%ae",
            "%u0041",
            "%",
            "%zz",
            "%25",
            ";x=y",
            "a;b",
            "~",
            "'",
            "|",
            "\\",
            "\u00e9",
            "a b",
            "%0d%0aSet-Cookie:%20a=b",
            "{id}",
            "x".repeat(3_000),
            "00000000-0000-0000-0000-000000000000");

    static final List<String> QUERIES = List.of(
            "=",
            "&&&",
            "%",
            "%zz=%zz",
            "a=%ff",
            "a=%00",
            "a[]=1&a[]=2",
            "a=1&a=2",
            "limit=5&limit=-5",
            "wait=0&wait=0",
            "q=" + "%41".repeat(1_500),
            "q=" + "x".repeat(20_000),
            "code=x",
            "?",
            "\u00ff=\u00fe");
    static final List<String> HEADER_VALUES = List.of(
            "",
            ",",
            ";;;",
            "\"",
            "\u00ff\u00fe",
            "a=b; a=c; =d; ;",
            "'; drop table x; --",
            "-1",
            "9".repeat(40),
            "*",
            "null",
            "../../x",
            "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01",
            "x".repeat(3_000));
    static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/octet-stream",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/json; charset=nothing",
            "application/json; charset=\"",
            ";;;",
            "json",
            "");
    static final List<String> TOKENS = List.of(
            "Bearer",
            "Bearer x.y.z",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
            "Bearer pgt_1.k1.AAAA",
            "Basic YTpi",
            "Bearer \u00ff",
            "Bearer " + "a".repeat(3_000));

    private static final List<String> BODIES = List.of(
            " ",
            "null",
            "1",
            "[]",
            "\"text\"",
            "{",
            "{\"a\":1,\"a\":2}",
            "{} {}",
            "{\"a\":1e}",
            "\ufeff{}",
            "[".repeat(50_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"a\":\"" + "x".repeat(200_000) + "\"}",
            "{\"a\":\"" + "x".repeat(300_000) + "\"}",
            "{\"" + "k".repeat(100_000) + "\":1}",
            "{\"a\":" + "9".repeat(2_000) + "}",
            "name: hello",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");

    private OddTexts() {}

    static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A body that is JSON of the wrong kind, no JSON, or no text at all. */
    static byte[] body(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> bytes(random);
            case 1 -> any(BODIES, random).getBytes(StandardCharsets.UTF_16);
            default -> any(BODIES, random).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }
}
