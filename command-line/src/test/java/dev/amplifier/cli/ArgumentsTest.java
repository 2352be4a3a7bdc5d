package dev.amplifier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArgumentsTest {

    @TempDir
    Path folder;

    private static Command parse(String... words) throws UsageException {
        return Arguments.parse(List.of(words));
    }

    @Test
    void a_run_takes_inputs_as_texts_as_files_and_as_json() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "some = notes");
        Command command = parse(
                "run",
                "r.yaml",
                "--input",
                "a=x=y",
                "--input",
                "b=@" + file,
                "--input",
                "c:=3",
                "--max-cost",
                "0.5",
                "--json");
        assertThat(command)
                .isEqualTo(new Command.Run(
                        Optional.of(Path.of("r.yaml")),
                        Optional.empty(),
                        Map.of("a", new TextNode("x=y"), "b", new TextNode("some = notes"), "c", IntNode.valueOf(3)),
                        Optional.empty(),
                        Optional.of(new BigDecimal("0.5")),
                        true));
    }

    @Test
    void the_other_commands_take_what_is_theirs() throws Exception {
        assertThat(parse("validate", "b.md", "--type", "bundle"))
                .isEqualTo(new Command.Validate(Path.of("b.md"), "bundle", false));
        assertThat(parse("gallery", "code", "review", "--json"))
                .isEqualTo(new Command.Gallery("code review", Optional.empty(), true));
        assertThat(parse("watch", "an-id")).isEqualTo(new Command.Watch("an-id", false));
        assertThat(parse()).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance | no command",
                "run | one recipe",
                "run a.yaml b.yaml | one recipe",
                "run a.yaml --gallery b | one recipe",
                "run a.yaml --input x | NAME=TEXT",
                "run a.yaml --input =x | NAME=TEXT",
                "run a.yaml --input x:={ | not JSON",
                "run a.yaml --input x=@/no/such/file | can't be read",
                "run a.yaml --input | needs a value",
                "run a.yaml --max-cost lots | US dollars",
                "run a.yaml --colour red | not known",
                "validate | a file to check",
                "validate a --type poem | recipe, bundle and skill",
                "watch x --model y | does not belong",
                "gallery --input a=b | belongs to run"
            })
    void what_is_not_understood_is_said(String line, String reason) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(reason);
    }
}
