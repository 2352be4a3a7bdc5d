package dev.amplifier.core.skill.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.schema.Schemas;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SkillValidatorTest {

    private static String skill(String front) {
        return "---\n" + front.replace("\\n", "\n") + "\n---\nDo this.\n";
    }

    @Test
    void a_good_skill_has_no_findings() {
        var text = skill(
                "name: five-whys\ndescription: Finds causes. Use when something broke.\nallowed-tools: [a]\nuser-invocable: true");

        assertThat(SkillValidator.check(text, Optional.of("five-whys")).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description: Use when asked.|MISSING_NAME",
                "name: My_Skill\\ndescription: Use when asked.|INVALID_NAME",
                "name: a--b\\ndescription: Use when asked.|INVALID_NAME",
                "name: a|MISSING_DESCRIPTION",
                "name: a\\ndescription: 'Use when <b>'|INVALID_VALUE",
                "name: a\\ndescription: Does things.|NO_TRIGGER",
                "name: a\\ndescription: Use when asked.\\ncolour: red|UNKNOWN_KEY",
                "name: a\\ndescription: Use when asked.\\ncontext: spoon|INVALID_VALUE",
                "name: a\\ndescription: Use when asked.\\nuser-invocable: often|WRONG_TYPE",
                "name: a\\ndescription: Use when asked.\\nmetadata: [x]|WRONG_TYPE",
                "skill: {name: a}|NESTED_SKILL",
                "name: [a|YAML_SYNTAX",
            })
    void a_fault_is_found(String front, Code code) {
        assertThat(SkillValidator.check(skill(front)).findings())
                .extracting(Finding::code)
                .contains(code);
    }

    @Test
    void lengths_are_limited() {
        assertThat(SkillValidator.check(skill("name: " + "a".repeat(65) + "\ndescription: Use when asked."))
                        .isValid())
                .isFalse();
        assertThat(SkillValidator.check(skill("name: a\ndescription: Use when " + "a".repeat(1024)))
                        .isValid())
                .isFalse();
    }

    @Test
    void a_text_without_front_matter_is_no_skill() {
        assertThat(SkillValidator.check("# Title\n").findings())
                .extracting(Finding::code)
                .containsExactly(Code.NO_FRONT_MATTER);
        assertThat(SkillValidator.check("---\nname: a\n").isValid()).isFalse();
        assertThat(SkillValidator.check("").isValid()).isFalse();
    }

    @Test
    void a_skill_is_named_as_its_folder() {
        assertThat(SkillValidator.check(skill("name: a\ndescription: Use when asked."), Optional.of("b"))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.NAME_NOT_FOLDER);
    }

    @Test
    void a_command_in_the_text_is_pointed_at() {
        var text = "---\nname: a\ndescription: Use when asked.\n---\nRun !`ls -l` now.\n";

        var finding = SkillValidator.check(text).findings().getFirst();

        assertThat(finding.code()).isEqualTo(Code.COMMAND_IN_SKILL);
        assertThat(text.substring(finding.range().startOffset(), finding.range().endOffset()))
                .isEqualTo("!`ls -l`");
        assertThat(finding.line()).isEqualTo(5);
    }

    @Test
    void the_schema_has_the_fields_that_the_validator_knows() throws IOException {
        var names = new TreeSet<String>();
        new ObjectMapper()
                .readTree(Schemas.skill())
                .get("properties")
                .fieldNames()
                .forEachRemaining(names::add);

        assertThat(names).isEqualTo(new TreeSet<>(SkillFields.SKILL));
    }
}
