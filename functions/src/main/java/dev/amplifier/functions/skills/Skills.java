package dev.amplifier.functions.skills;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.authoring.SkillDocument;
import dev.amplifier.functions.authoring.Validation;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Archive;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Makes skills from forms and archives from skills. Safe for use by several threads. */
public final class Skills {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** The skill that a form describes, with what was found in it. */
    public ApiResponse create(JsonNode form) {
        Map<String, Object> front = new LinkedHashMap<>();
        front.put("name", form.get("name").asText());
        front.put("description", form.get("description").asText());
        copy(form, "license", front, "license");
        copy(form, "version", front, "version");
        if (!form.path("allowed_tools").isEmpty()) {
            List<String> tools = new ArrayList<>();
            form.get("allowed_tools").forEach(tool -> tools.add(tool.asText()));
            front.put("allowed-tools", tools);
        }
        String text = "---\n" + dump(front) + "---\n\n"
                + form.get("instructions").asText().strip() + "\n";
        Validation found = SkillDocument.check(text);
        if (!found.valid()) {
            throw Problem.invalidDocument("The form does not make a skill yet.", found.errors());
        }
        return ApiResponse.json(200, new Created(form.get("name").asText(), text, found));
    }

    /** A skill as an archive: as it is, or as a Python module with the skill as its data. */
    public ApiResponse export(JsonNode body) {
        String text = body.get("skill_md").asText();
        Validation found = SkillDocument.check(text);
        if (!found.valid()) {
            throw Problem.invalidDocument("This is no valid skill, so there is nothing to export.", found.errors());
        }
        SkillDocument skill = SkillDocument.of(text);
        Map<String, String> files = body.has("files") ? Json.mapper().convertValue(body.get("files"), TEXTS) : Map.of();
        boolean python = body.path("format").asText().equals("python");
        Map<String, String> entries = python ? PythonModule.of(skill, text, files) : folder(skill.name(), text, files);
        return Archive.of(skill.name() + (python ? "-python" : "") + ".zip", entries);
    }

    private static Map<String, String> folder(String name, String text, Map<String, String> files) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(name + "/SKILL.md", text);
        files.forEach((path, content) -> entries.putIfAbsent(name + "/" + path, content));
        return entries;
    }

    private static void copy(JsonNode form, String field, Map<String, Object> front, String key) {
        if (form.hasNonNull(field)) {
            front.put(key, form.get(field).asText());
        }
    }

    private static String dump(Map<String, Object> front) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        return new Yaml(options).dump(front);
    }

    private record Created(
            @JsonProperty("name") String name,
            @JsonProperty("skill_md") String skillMd,
            @JsonProperty("validation") Validation validation) {}
}
