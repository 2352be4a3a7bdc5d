package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A bundle with an agent's modules and settings laid over it. */
record Overlaid(Bundle base, ObjectNode overlay) {

    private static final String OVERLAY = "agent";

    Bundle bundle() {
        Set<String> excluded = new LinkedHashSet<>();
        base.spawn().path("exclude_tools").forEach(name -> excluded.add(name.asText()));
        List<Bundle.Module> inherited = base.tools().stream()
                .filter(module -> !excluded.contains(module.name()))
                .toList();
        return new Bundle(
                base.name(),
                base.version(),
                base.description(),
                base.instruction(),
                session(),
                merged(base.providers(), "providers"),
                merged(inherited, "tools"),
                merged(base.hooks(), "hooks"),
                base.agents(),
                base.spawn(),
                base.context(),
                notices());
    }

    /** A module's bare name is made the mapping that it stands for, so that settings can be laid over it. */
    private ObjectNode session() {
        ObjectNode session = base.session().deepCopy();
        for (String part : List.of("orchestrator", "context")) {
            if (session.path(part).isTextual()
                    && overlay.path("session").path(part).isObject()) {
                session.putObject(part).put("module", base.session().path(part).asText());
            }
        }
        return overlay.path("session") instanceof ObjectNode later ? DeepMerge.of(session, later) : session;
    }

    private List<Bundle.Module> merged(List<Bundle.Module> modules, String kind) {
        ModuleList list = new ModuleList(modules);
        list.add(OVERLAY, overlay.path(kind));
        return list.modules();
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>(base.notices());
        for (String kind : List.of("providers", "tools", "hooks")) {
            for (JsonNode module : overlay.path(kind)) {
                ModuleCatalogue.BUILT_IN.notice(module.path("module").asText("")).stream()
                        .filter(notice -> !notices.contains(notice))
                        .forEach(notices::add);
            }
        }
        return notices;
    }
}
