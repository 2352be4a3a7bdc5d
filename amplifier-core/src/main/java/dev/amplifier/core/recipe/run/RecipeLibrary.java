package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParse;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The recipes that a run may call: those it was given, and those it has asked for. Each is read once. */
final class RecipeLibrary {

    private static final int MAX_LOADED_CHARS = 2_000_000;
    private static final int PROBLEMS_TOLD = 5;
    /** Where a called recipe may be at fault and run all the same: nothing depends on it. */
    private static final Set<String> METADATA = Set.of("name", "description", "version");

    private final RunOptions options;
    private final Map<String, String> loaded = new HashMap<>();
    private final Map<String, Recipe> read = new HashMap<>();
    private int loadedChars;

    RecipeLibrary(RunOptions options) {
        this.options = options;
    }

    /** What a step of the recipe at {@code from} means by a path. */
    static String resolve(String from, String path) {
        if (path.startsWith("@") || path.startsWith("/")) {
            return path;
        }
        Deque<String> names = new ArrayDeque<>();
        String folder = from.startsWith("@") || !from.contains("/") ? "" : from.substring(0, from.lastIndexOf('/'));
        for (String name : (folder + "/" + path).split("/", -1)) {
            if (name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    /** Whether a path, resolved, leaves the project. */
    static boolean isOutside(String source) {
        return source.startsWith("/") || source.equals("..") || source.startsWith("../");
    }

    @Nullable
    String text(String source) {
        String given = options.sources().get(source);
        return given != null ? given : loaded.get(source);
    }

    void add(String source, String text) {
        loadedChars += text.length();
        if (loadedChars > MAX_LOADED_CHARS) {
            throw new LimitExceededException("The recipes that the run loaded have more than " + MAX_LOADED_CHARS
                    + " characters together. Call fewer, or smaller ones.");
        }
        loaded.put(source, text);
    }

    /** The recipe in a text, or what is wrong with it. */
    Parsed parse(String source, String text) {
        Recipe known = read.get(source);
        if (known != null) {
            return new Parsed.Read(known);
        }
        RecipeParse parse = RecipeParser.parse(text, options.compatibility());
        List<Finding> errors = parse.findings().stream()
                .filter(finding -> finding.isError() && !METADATA.contains(finding.path()))
                .limit(PROBLEMS_TOLD)
                .toList();
        Recipe recipe = parse.recipe().orElse(null);
        boolean usable = recipe != null && (options.strict() ? parse.readable() : errors.isEmpty());
        if (recipe == null || !usable) {
            return new Parsed.Refused(errors.stream()
                    .map(finding -> "line " + finding.line() + ": " + finding.message())
                    .collect(Collectors.joining("; ")));
        }
        return tooManySteps(recipe, options.limits())
                .<Parsed>map(Parsed.Refused::new)
                .orElseGet(() -> {
                    read.put(source, recipe);
                    return new Parsed.Read(recipe);
                });
    }

    /** What is wrong with a recipe that declares too many steps. */
    static Optional<String> tooManySteps(Recipe recipe, RunLimits limits) {
        int steps = count(recipe.steps());
        return steps > limits.maxSteps()
                ? Optional.of("The recipe has " + steps + " steps; at most " + limits.maxSteps() + " are allowed")
                : Optional.empty();
    }

    private static int count(List<Step> steps) {
        return steps.stream()
                .mapToInt(step -> 1 + (step instanceof BodyStep body ? count(body.steps()) : 0))
                .sum();
    }

    JsonNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        loaded.forEach(saved::put);
        return saved;
    }

    void load(JsonNode saved) {
        saved.fields()
                .forEachRemaining(field -> add(field.getKey(), field.getValue().textValue()));
    }

    /** What came of reading a recipe. */
    sealed interface Parsed {
        /** It can run. */
        record Read(Recipe recipe) implements Parsed {}

        /** It cannot. */
        record Refused(String why) implements Parsed {}
    }
}
