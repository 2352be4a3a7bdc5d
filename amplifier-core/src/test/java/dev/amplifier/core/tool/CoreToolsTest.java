package dev.amplifier.core.tool;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.skill.LoadSkillTool;
import dev.amplifier.core.skill.Skill;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CoreToolsTest {

    @Nested
    class ReadFile extends FileToolContract {
        ReadFile() {
            super("read_file", "{\"file_path\": \"a.md\"}");
        }
    }

    @Nested
    class WriteFile extends FileToolContract {
        WriteFile() {
            super("write_file", "{\"file_path\": \"b.md\", \"content\": \"x\"}");
        }
    }

    @Nested
    class EditFile extends FileToolContract {
        EditFile() {
            super("edit_file", "{\"file_path\": \"a.md\", \"old_string\": \"boats\", \"new_string\": \"ships\"}");
        }
    }

    @Nested
    class Glob extends FileToolContract {
        Glob() {
            super("glob", "{\"pattern\": \"*.md\"}");
        }
    }

    @Nested
    class Grep extends FileToolContract {
        Grep() {
            super("grep", "{\"pattern\": \"boats\"}");
        }
    }

    @Nested
    class Todo extends ToolContract {

        @Override
        protected Tool tool() {
            return new TodoTool();
        }

        @Override
        protected String goodInput() {
            return "{\"action\": \"create\", \"todos\": [{\"content\": \"Count the boats\"}]}";
        }
    }

    @Nested
    class ApplyPatch extends ToolContract {

        @Override
        protected Tool tool() {
            return new ApplyPatchTool();
        }

        @Override
        protected String goodInput() {
            return "{\"patch\": \"*** Begin Patch\\n*** Add File: b.md\\n+x\\n*** End Patch\"}";
        }
    }

    @Nested
    class LoadSkill extends ToolContract {

        @Override
        protected Tool tool() {
            return new LoadSkillTool(List.of(Skill.read("""
                    ---
                    name: five-whys
                    description: Finds causes.
                    ---
                    Ask five times.
                    """).orElseThrow()));
        }

        @Override
        protected String goodInput() {
            return "{\"skill_name\": \"five-whys\"}";
        }
    }

    @Nested
    class Bash extends ToolContract {

        @Override
        protected Tool tool() {
            return ProgramTool.bash(new DoneSandbox());
        }

        @Override
        protected String goodInput() {
            return "{\"command\": \"ls\"}";
        }
    }

    @Nested
    class JavaScript extends ToolContract {

        @Override
        protected Tool tool() {
            return ProgramTool.javaScript(new DoneSandbox());
        }

        @Override
        protected String goodInput() {
            return "{\"code\": \"1\"}";
        }
    }

    private abstract static class FileToolContract extends ToolContract {

        private final String name;
        private final String input;

        FileToolContract(String name, String input) {
            this.name = name;
            this.input = input;
        }

        @Override
        protected Tool tool() {
            return FileTools.all().stream()
                    .filter(tool -> tool.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected String goodInput() {
            return input;
        }
    }

    /** A sandbox in which every program is done at once and leaves the files as they are. */
    private static final class DoneSandbox implements Sandbox {

        @Override
        public SandboxOutcome run(SandboxTask task, Cancellation cancellation) {
            return new SandboxOutcome.Exited(0, "done\n", "", Map.copyOf(task.files()), List.of());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
