package dev.amplifier.core.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/** The ways in which text may carry one secret. */
final class Spellings {

    private Spellings() {}

    static Stream<String> of(Secret secret) {
        String plain = secret.reveal();
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                plain,
                new String(JsonStringEncoder.getInstance().quoteAsString(plain)),
                URLEncoder.encode(plain, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
