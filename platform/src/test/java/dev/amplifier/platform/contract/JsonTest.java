package dev.amplifier.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.50", "0.10", "0E+99", "12345678901234567890.5"})
    void a_decimal_keeps_its_digits_on_every_way_through_the_wire(String decimal) {
        JsonNode read = Json.tree(decimal);
        assertThat(Json.write(read)).isEqualTo(decimal);
        assertThat(Json.tree(Json.write(read))).isEqualTo(read);
    }
}
