package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.yaml.YamlDocument;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads bundles, Markdown with front matter or plain YAML, and composes their includes: left to right, then the including bundle itself.
 * Nothing is fetched: an include is found by the resolver or is a notice. Safe for use by several threads.
 */
public final class BundleReader {

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF*---[ \\t]*\\R(.*?)\\R---[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
    private static final int MOST_INCLUDES = 50;

    private final YamlReader yaml = new YamlReader(YamlLimits.DOCUMENT);
    private final Function<String, Optional<String>> resolver;

    /**
     * A reader.
     *
     * @param resolver the text of a bundle by name; empty if it has none of this name
     */
    public BundleReader(Function<String, Optional<String>> resolver) {
        this.resolver = resolver;
    }

    /**
     * Reads and composes a bundle.
     *
     * @throws BundleException if the text is no bundle
     */
    public Bundle read(String text) throws BundleException {
        Composition composition = new Composition();
        fold(text, new ArrayList<>(), composition);
        return composition.bundle();
    }

    private void fold(String text, List<String> stack, Composition into) throws BundleException {
        Matcher matcher = FRONT_MATTER.matcher(text);
        boolean markdown = matcher.find();
        String body = markdown ? text.substring(matcher.end()).strip() : "";
        JsonNode document = document(markdown ? matcher.group(1) : text);
        String name = document.path("bundle").path("name").asText("");
        stack.add(name);
        for (JsonNode include : document.path("includes")) {
            String reference = include.isTextual()
                    ? include.asText()
                    : include.path("bundle").asText("");
            include(reference, stack, into);
        }
        stack.removeLast();
        into.add(name, document, body);
    }

    private void include(String reference, List<String> stack, Composition into) throws BundleException {
        if (stack.contains(reference)) {
            into.notice("the include of '" + reference + "' is left out: it includes itself");
            return;
        }
        if (++into.includes > MOST_INCLUDES) {
            throw new BundleException("the bundle includes more than " + MOST_INCLUDES + " others");
        }
        Optional<String> found = resolver.apply(reference);
        if (found.isPresent()) {
            fold(found.get(), stack, into);
        } else {
            into.notice("the include '" + reference + "' is not to be had here; what it would add is missing");
        }
    }

    private JsonNode document(String text) throws BundleException {
        YamlDocument document = yaml.read(text);
        if (!document.problems().isEmpty()) {
            var problem = document.problems().getFirst();
            throw new BundleException(
                    problem.message() + " (line " + problem.range().startLine() + ")");
        }
        return document.root()
                .map(root -> root instanceof YamlMapping mapping ? (JsonNode) mapping.toJson() : null)
                .orElseThrow(() -> new BundleException(
                        "a bundle begins with front matter that is a mapping: ---, bundle: {name: …}, ---"));
    }

    /** A bundle in the making. */
    private static final class Composition {
        private String name = "";
        private String version = "1.0.0";
        private String description = "";
        private String instruction = "";
        private final Map<String, Bundle.Agent> agents = new LinkedHashMap<>();
        private final Map<String, Bundle.Module> tools = new LinkedHashMap<>();
        private final Map<String, Bundle.Module> hooks = new LinkedHashMap<>();
        private final List<String> notices = new ArrayList<>();
        private int includes;

        void add(String itsName, JsonNode document, String body) {
            JsonNode about = document.path("bundle");
            name = later(name, itsName);
            version = later(version, about.path("version").asText(""));
            description = later(description, about.path("description").asText(""));
            instruction = later(instruction, body);
            modules(document.path("tools"), tools);
            modules(document.path("hooks"), hooks);
            document.path("agents").fields().forEachRemaining(entry -> {
                JsonNode agent = entry.getValue();
                if (agent.isObject()) {
                    agents.put(
                            entry.getKey(),
                            new Bundle.Agent(
                                    itsName,
                                    entry.getKey(),
                                    agent.path("description").asText(""),
                                    agent.path("instruction").asText("")));
                } else if (entry.getKey().equals("include")) {
                    agent.forEach(included -> notice("the agent '" + included.asText() + "' is not to be had here"));
                }
            });
        }

        void notice(String text) {
            notices.add(text);
        }

        Bundle bundle() throws BundleException {
            if (name.isEmpty()) {
                throw new BundleException("a bundle needs a name: bundle: {name: …}");
            }
            return new Bundle(
                    name,
                    version,
                    description,
                    instruction,
                    agents,
                    List.copyOf(tools.values()),
                    List.copyOf(hooks.values()),
                    notices);
        }

        private static void modules(JsonNode list, Map<String, Bundle.Module> into) {
            for (JsonNode module : list) {
                String moduleName = module.isTextual()
                        ? module.asText()
                        : module.path("module").asText("");
                if (!moduleName.isEmpty()) {
                    into.put(
                            module.path("id").asText(moduleName),
                            new Bundle.Module(moduleName, nullable(module.path("source"))));
                }
            }
        }

        private static @Nullable String nullable(JsonNode node) {
            return node.isTextual() ? node.asText() : null;
        }

        private static String later(String earlier, String later) {
            return later.isEmpty() ? earlier : later;
        }
    }

    /** The text is no bundle; the message says why. */
    public static final class BundleException extends Exception {

        private static final long serialVersionUID = 1L;

        BundleException(String message) {
            super(message);
        }
    }
}
