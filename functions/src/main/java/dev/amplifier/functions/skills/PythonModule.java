package dev.amplifier.functions.skills;

import dev.amplifier.functions.authoring.SkillDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Python package that carries a skill as its data and can write it into a skills folder. */
final class PythonModule {

    private static final String CODE = """
            \"""The skill as data, and a function that installs it into a skills folder.\"""

            from importlib.resources import files
            from pathlib import Path

            NAME = %s
            DESCRIPTION = %s


            def skill_md() -> str:
                \"""The text of SKILL.md.\"""
                return files(__name__).joinpath("skill", "SKILL.md").read_text(encoding="utf-8")


            def install(folder: str | Path) -> Path:
                \"""Copies the skill into FOLDER/NAME and returns that path.\"""
                target = Path(folder) / NAME
                _copy(files(__name__).joinpath("skill"), target)
                return target


            def _copy(source, target: Path) -> None:
                target.mkdir(parents=True, exist_ok=True)
                for entry in source.iterdir():
                    if entry.is_dir():
                        _copy(entry, target / entry.name)
                    else:
                        (target / entry.name).write_bytes(entry.read_bytes())
            """;
    private static final String PROJECT = """
            [build-system]
            requires = ["setuptools>=68"]
            build-backend = "setuptools.build_meta"

            [project]
            name = "amplifier-skill-%s"
            version = "0.1.0"
            description = %s
            requires-python = ">=3.11"

            [tool.setuptools.package-data]
            "*" = ["skill/**/*"]
            """;

    private PythonModule() {}

    static Map<String, String> of(SkillDocument skill, String text, Map<String, String> files) {
        String module = "amplifier_skill_" + skill.name().replace('-', '_');
        String root = "amplifier-skill-" + skill.name() + "/";
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(root + "pyproject.toml", PROJECT.formatted(skill.name(), quoted(skill.description())));
        entries.put(root + module + "/__init__.py", CODE.formatted(quoted(skill.name()), quoted(skill.description())));
        entries.put(root + module + "/skill/SKILL.md", text);
        files.forEach((path, content) -> entries.putIfAbsent(root + module + "/skill/" + path, content));
        return entries;
    }

    /** A text as a basic string, which Python and TOML read alike. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
