package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Modules of one kind, each once, in order of first mention; what is said again is laid over what was said before. */
final class ModuleList {

    private final Map<String, Bundle.Module> modules = new LinkedHashMap<>();

    ModuleList() {}

    ModuleList(List<Bundle.Module> modules) {
        modules.forEach(module -> this.modules.put(module.key(), module));
    }

    void add(String bundle, JsonNode list) {
        for (JsonNode entry : list) {
            String module = entry.path("module").asText("");
            String key = entry.path("id").asText(entry.path("instance_id").asText(module));
            if (!key.isEmpty()) {
                ObjectNode config = entry.get("config") instanceof ObjectNode object
                        ? object
                        : JsonNodeFactory.instance.objectNode();
                modules.merge(
                        key,
                        new Bundle.Module(module, key, text(entry.path("source")), config, List.of(bundle)),
                        ModuleList::over);
            }
        }
    }

    List<Bundle.Module> modules() {
        return List.copyOf(modules.values());
    }

    private static Bundle.Module over(Bundle.Module earlier, Bundle.Module later) {
        List<String> from = new ArrayList<>(earlier.from());
        later.from().stream().filter(bundle -> !from.contains(bundle)).forEach(from::add);
        return new Bundle.Module(
                later.name().isEmpty() ? earlier.name() : later.name(),
                earlier.key(),
                later.source() == null ? earlier.source() : later.source(),
                DeepMerge.of(earlier.config(), later.config()),
                from);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
