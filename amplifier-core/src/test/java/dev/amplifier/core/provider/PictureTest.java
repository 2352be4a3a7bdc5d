package dev.amplifier.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PictureTest {

    @ParameterizedTest
    @CsvSource({
        "image/png, iVBORw0KGgo=, PNG",
        "image/jpeg, /9j/4A==, JPEG",
        "image/gif, R0lGODlhAQ==, GIF",
        "image/webp, UklGRgAAAABXRUJQVlA4, WEBP"
    })
    void its_first_bytes_say_what_it_is(String mediaType, String base64, Picture.Kind kind) {
        assertThat(Picture.read(mediaType, base64)).isEqualTo(new Picture.Reading.Read(new Picture(kind, base64)));
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, not base64!, no base64",
        "image/png, aGVsbG8=, no picture that models see",
        "image/png, '', no picture that models see",
        "image/png, UklGRgAAAABXQVZFZm10, no picture that models see",
        "image/jpeg, iVBORw0KGgo=, its bytes are image/png",
        "image/svg+xml, PHN2Zz4=, no picture that models see"
    })
    void what_is_no_such_picture_is_refused_with_the_reason(String mediaType, String base64, String reason) {
        assertThat(Picture.read(mediaType, base64))
                .asInstanceOf(type(Picture.Reading.Refused.class))
                .satisfies(refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void one_that_is_too_large_is_refused_with_what_is_allowed() {
        String large = Base64.getEncoder().encodeToString(new byte[Picture.MOST_BYTES + 1]);

        assertThat(Picture.read("image/png", large))
                .asInstanceOf(type(Picture.Reading.Refused.class))
                .satisfies(refused -> assertThat(refused.reason()).contains("150001 bytes; 150000 are allowed"));
    }

    @Test
    void it_knows_its_bytes_and_shows_none_of_them_by_accident() {
        for (String text : List.of("GIF89a", "GIF89a-", "GIF89a--")) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            Picture picture = new Picture(Picture.Kind.GIF, Base64.getEncoder().encodeToString(bytes));

            assertThat(picture.bytes()).isEqualTo(bytes.length);
            assertThat(picture.toString()).doesNotContain(picture.base64());
        }
    }
}
