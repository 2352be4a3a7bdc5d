package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A bundle in the making: documents are laid over one another, the later one on top. */
final class Composition {

    int includes;

    private final BundleSource source;
    private final ModuleList providers = new ModuleList();
    private final ModuleList tools = new ModuleList();
    private final ModuleList hooks = new ModuleList();
    private final Map<String, Agent> agents = new TreeMap<>();
    private final Map<String, Bundle.ContextFile> context = new LinkedHashMap<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private ObjectNode session = JsonNodeFactory.instance.objectNode();
    private ObjectNode spawn = JsonNodeFactory.instance.objectNode();
    private String name = "";
    private String version = "1.0.0";
    private String description = "";
    private String instruction = "";

    Composition(BundleSource source) {
        this.source = source;
    }

    void add(BundleDocument document) {
        ObjectNode content = document.content();
        String own = document.name();
        JsonNode about = content.path("bundle");
        name = own;
        version = later(version, about.path("version").asText(""));
        description = later(description, about.path("description").asText(""));
        instruction = later(instruction, document.body());
        session = DeepMerge.of(session, object(content.path("session")));
        spawn = DeepMerge.of(spawn, object(content.path("spawn")));
        providers.add(own, content.path("providers"));
        tools.add(own, content.path("tools"));
        hooks.add(own, content.path("hooks"));
        addAgents(own, content.path("agents"));
        addContext(own, content.path("context"));
        mentioned(document.body()).forEach((mention, text) -> addContext(new Bundle.ContextFile(mention, text, own)));
    }

    void notice(String text) {
        notices.add(text);
    }

    Bundle bundle() {
        for (String part : List.of("orchestrator", "context")) {
            JsonNode node = session.path(part);
            noticeOf(node.isTextual() ? node.asText() : node.path("module").asText(""));
        }
        List.of(providers, tools, hooks).forEach(list -> list.modules().forEach(module -> noticeOf(module.name())));
        return new Bundle(
                name,
                version,
                description,
                instruction,
                session,
                providers.modules(),
                tools.modules(),
                hooks.modules(),
                agents,
                spawn,
                List.copyOf(context.values()),
                List.copyOf(notices));
    }

    private void noticeOf(String module) {
        if (!module.isEmpty()) {
            ModuleCatalogue.BUILT_IN.notice(module).ifPresent(notices::add);
        }
    }

    /** A list or a word here says whom the bundle's own agent may call; it adds nobody to the roster. */
    private void addAgents(String own, JsonNode roster) {
        for (Map.Entry<String, JsonNode> entry : roster.properties()) {
            if (entry.getKey().equals("include")) {
                entry.getValue().forEach(reference -> includeAgent(own, reference.asText()));
            } else if (entry.getValue().isObject()) {
                agents.put(entry.getKey(), withMentions(Agent.of(own, entry.getKey(), entry.getValue(), "")));
            }
        }
    }

    private void includeAgent(String own, String reference) {
        int colon = reference.lastIndexOf(':');
        String namespace = colon < 0 ? own : reference.substring(0, colon);
        String agent = reference.substring(colon + 1);
        Optional<String> file = source.file(namespace, "agents/" + agent + ".md");
        if (file.isEmpty()) {
            notice("the agent '" + reference + "' is not to be had here");
            return;
        }
        AgentFile.read(namespace, agent, file.get())
                .ifPresentOrElse(
                        read -> agents.put(agent, withMentions(read)),
                        () -> notice("the file of the agent '" + reference + "' has no readable front matter"));
    }

    private void addContext(String own, JsonNode files) {
        for (Map.Entry<String, JsonNode> entry : files.properties()) {
            if (entry.getKey().equals("include")) {
                entry.getValue().forEach(reference -> addContext(own, reference.asText(), reference.asText()));
            } else if (entry.getValue().isTextual()) {
                addContext(own, entry.getKey(), entry.getValue().asText());
            }
        }
    }

    private void addContext(String own, String nickname, String reference) {
        Optional<String> text = find(own, reference);
        if (text.isPresent()) {
            String full = nickname.contains(":") ? nickname : own + ":" + nickname;
            addContext(new Bundle.ContextFile(full, text.get(), own));
        } else {
            notice("the context file '" + reference + "' is not to be had here");
        }
    }

    private void addContext(Bundle.ContextFile file) {
        context.putIfAbsent(file.name(), file);
    }

    private Agent withMentions(Agent agent) {
        StringBuilder text = new StringBuilder(agent.instruction());
        String between = "\n\n---\n\n";
        for (Map.Entry<String, String> file : mentioned(agent.instruction()).entrySet()) {
            text.append(between).append(Mentions.block(file.getKey(), file.getValue()));
            between = "\n\n";
        }
        return new Agent(
                agent.namespace(),
                agent.name(),
                agent.description(),
                text.toString(),
                agent.preferences(),
                agent.roles(),
                agent.delegates(),
                agent.overlay());
    }

    /** Mentions without a namespace are files of the workspace, which nobody knows yet. */
    private Map<String, String> mentioned(String text) {
        return Mentions.files(text, mention -> mention.indexOf(':') > 0 ? find("", mention) : Optional.empty());
    }

    private Optional<String> find(String own, String reference) {
        int colon = reference.indexOf(':');
        return colon < 0
                ? source.file(own, reference)
                : source.file(reference.substring(0, colon), reference.substring(colon + 1));
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private static String later(String earlier, String later) {
        return later.isEmpty() ? earlier : later;
    }
}
