package dev.amplifier.local.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amplifier.local.functions.worker.InputData.Bytes;
import dev.amplifier.local.functions.worker.InputData.Json;
import dev.amplifier.local.functions.worker.InputData.Nothing;
import dev.amplifier.local.functions.worker.InputData.Text;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The rules of the Java worker. The odd ones were seen in the worker itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InputConversionTest {

    record City(String name) {}

    static final class Meeting {
        Instant at = Instant.EPOCH;
    }

    @SuppressWarnings("UnusedMethod")
    private static void types(
            Optional<String> optional, List<Integer> numbers, List<Map<String, String>> maps, List<String> texts) {}

    private static Type type(int parameter) throws NoSuchMethodException {
        return InputConversionTest.class.getDeclaredMethod("types", Optional.class, List.class, List.class, List.class)
                .getGenericParameterTypes()[parameter];
    }

    @Test
    void text_for_a_string_keeps_its_json_quotes() {
        assertThat(InputConversion.convert(new Text("\"Tokyo\""), String.class)).isEqualTo("\"Tokyo\"");
    }

    @Test
    void numbers_are_parsed() {
        assertThat(InputConversion.convert(new Text("42"), int.class)).isEqualTo(42);
        assertThat(InputConversion.convert(new Text("42"), Long.class)).isEqualTo(42L);
        assertThat(InputConversion.convert(new Text("1.5"), double.class)).isEqualTo(1.5);
        assertThat(InputConversion.convert(new Text("true"), boolean.class)).isEqualTo(true);
    }

    @Test
    void a_number_that_is_none_does_not_fit() {
        assertThatThrownBy(() -> InputConversion.convert(new Text("\"notanint\""), Integer.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining("notanint");
    }

    @Test
    void an_optional_is_filled_or_empty() throws Exception {
        assertThat(InputConversion.convert(new Text("a"), type(0))).isEqualTo(Optional.of("a"));
        assertThat(InputConversion.convert(new Nothing(), type(0))).isEqualTo(Optional.empty());
    }

    @Test
    void the_elements_of_a_list_have_their_type() throws Exception {
        assertThat(InputConversion.convert(new Text("[1, 2]"), type(1))).isEqualTo(List.of(1, 2));
        assertThat(InputConversion.convert(new Json("[\"a\", \"b\"]"), type(3))).isEqualTo(List.of("a", "b"));
    }

    @Test
    void a_list_of_something_with_type_parameters_is_refused() {
        assertThatThrownBy(() -> InputConversion.convert(new Text("[{}]"), type(2)))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void an_array_of_strings_takes_other_values_as_their_json() {
        assertThat(InputConversion.convert(new Text("[{\"a\": 1}]"), String[].class))
                .isEqualTo(new String[] {"{\"a\":1}"});
    }

    @Test
    void records_and_times_are_beyond_the_gson_of_the_worker() {
        assertThatThrownBy(() -> InputConversion.convert(new Text("{\"name\": \"Tokyo\"}"), City.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GSON 2.9.0");
        assertThatThrownBy(() -> InputConversion.convert(new Text("{\"at\": {}}"), Meeting.class))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void the_json_null_fits_no_object() {
        assertThatThrownBy(() -> InputConversion.convert(new Text("null"), Thread.State.class))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void bytes_stay_bytes_or_become_text() {
        byte[] bytes = "äöü".getBytes(StandardCharsets.UTF_8);
        assertThat(InputConversion.convert(new Bytes(bytes), byte[].class)).isEqualTo(bytes);
        assertThat(InputConversion.convert(new Bytes(bytes), String.class)).isEqualTo("äöü");
    }
}
