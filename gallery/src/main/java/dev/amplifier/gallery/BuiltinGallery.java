package dev.amplifier.gallery;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The recipes, bundles and skills that come with the playground, read from its own files.
 *
 * <p>A recipe {@code NAME.yaml} has a page {@code NAME.about.yaml} beside it; bundles and skills say all about themselves in their front
 * matter. Ids are made of type and name, so that they are the same everywhere.
 */
public final class BuiltinGallery {

    /** The bundle that works where none is asked for. Its agents need no name of a bundle in front. */
    public static final String DEFAULT_BUNDLE = "playground";

    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};
    private static final Pattern SUB_RECIPE =
            Pattern.compile("(?m)^\\s*(?:- )?recipe:\\s*[\"']?(?:\\./)?([\\w./-]+\\.yaml)");
    private static final String FIRST_SEEN = "2026-11-23T00:00:00Z";

    private final Map<String, String> files;

    private BuiltinGallery(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    /** All items, by type and then by name. */
    public static List<GalleryItem> load() {
        return of(GalleryFiles.read());
    }

    /** The bundles alone, by name: recipes need not be read for them. */
    public static List<GalleryItem> loadBundles() {
        return new BuiltinGallery(GalleryFiles.read()).bundles();
    }

    /** The recipes alone, by name. */
    public static List<GalleryItem> loadRecipes() {
        return new BuiltinGallery(GalleryFiles.read()).recipes();
    }

    /** The skills alone, by name: recipes need not be read for them. */
    public static List<GalleryItem> loadSkills() {
        return new BuiltinGallery(GalleryFiles.read()).skills();
    }

    /** The items in these texts by path. */
    static List<GalleryItem> of(Map<String, String> files) {
        BuiltinGallery gallery = new BuiltinGallery(files);
        return Stream.of(gallery.bundles(), gallery.recipes(), gallery.skills())
                .flatMap(List::stream)
                .toList();
    }

    private List<GalleryItem> recipes() {
        List<GalleryItem> items = new ArrayList<>();
        files.forEach((path, text) -> {
            if (path.startsWith("recipes/") && !path.endsWith(".about.yaml")) {
                JsonNode recipe = yaml(text);
                JsonNode about = yaml(files.getOrDefault(path.replace(".yaml", ".about.yaml"), ""));
                items.add(item("recipe", recipe, about, text, subRecipes(text)));
            }
        });
        return items;
    }

    private List<GalleryItem> bundles() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("bundles/"))
                .map(file -> {
                    JsonNode bundle = frontMatter(file.getValue()).path("bundle");
                    return item("bundle", bundle, about(bundle), file.getValue(), Map.of());
                })
                .toList();
    }

    private List<GalleryItem> skills() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().matches("skills/[^/]+/SKILL\\.md"))
                .map(file -> {
                    JsonNode skill = frontMatter(file.getValue());
                    return item("skill", skill, about(skill), file.getValue(), siblings(file.getKey()));
                })
                .toList();
    }

    private static GalleryItem item(
            String type, JsonNode document, JsonNode about, String text, Map<String, String> files) {
        String name = document.path("name").asText();
        return new GalleryItem(
                UUID.nameUUIDFromBytes(("gallery/" + type + "/" + name).getBytes(StandardCharsets.UTF_8)),
                type,
                name,
                about.path("title").asText(title(name)),
                document.path("description").asText(),
                about.path("category").asText(name),
                Mode.of(about.path("min_mode").asText()).orElse(Mode.NORMIE),
                about.path("featured").asBoolean(),
                texts(document.path("tags")),
                GalleryItem.BUILTIN,
                null,
                version(document),
                0,
                FIRST_SEEN,
                text,
                about.has("sample_inputs") ? Json.mapper().convertValue(about.get("sample_inputs"), VALUES) : Map.of(),
                files,
                about.path("cost").textValue());
    }

    /** The recipes that a recipe calls, and those that they call, by the path that it calls them by. */
    private Map<String, String> subRecipes(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> open = new ArrayList<>(List.of(text));
        while (!open.isEmpty()) {
            Matcher called = SUB_RECIPE.matcher(open.removeLast());
            while (called.find()) {
                String sub = files.get("recipes/" + called.group(1));
                if (sub != null && found.putIfAbsent(called.group(1), sub) == null) {
                    open.add(sub);
                }
            }
        }
        return found;
    }

    private Map<String, String> siblings(String skill) {
        String folder = skill.substring(0, skill.lastIndexOf('/') + 1);
        Map<String, String> found = new LinkedHashMap<>();
        files.forEach((path, text) -> {
            if (path.startsWith(folder) && !path.equals(skill)) {
                found.put(path.substring(folder.length()), text);
            }
        });
        return found;
    }

    private static JsonNode about(JsonNode document) {
        return document.has("metadata") ? document.get("metadata") : document;
    }

    private static @Nullable String version(JsonNode document) {
        return Optional.of(document.path("version")
                        .asText(document.at("/metadata/version").asText()))
                .filter(version -> !version.isEmpty())
                .orElse(null);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String title(String name) {
        String words = name.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static JsonNode frontMatter(String text) {
        int end = text.startsWith("---\n") ? text.indexOf("\n---", 3) : -1;
        return yaml(end < 0 ? "" : text.substring(4, end + 1));
    }

    private static JsonNode yaml(String text) {
        Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return Json.toTree(value == null ? Map.of() : value);
    }
}
