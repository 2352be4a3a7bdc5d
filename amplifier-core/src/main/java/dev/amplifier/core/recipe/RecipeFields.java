package dev.amplifier.core.recipe;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the recipe language's fields, by the part of the document that they belong to. */
public final class RecipeFields {

    /** The fields of a recipe. */
    public static final Set<String> RECIPE = Set.of(
            "name",
            "description",
            "version",
            "author",
            "created",
            "updated",
            "tags",
            "context",
            "recursion",
            "rate_limiting",
            "orchestrator",
            "steps",
            "stages",
            "schema_version",
            "dependencies");

    /** The fields of a stage. */
    public static final Set<String> STAGE = Set.of("name", "steps", "approval");

    /** The fields of a gate. */
    public static final Set<String> APPROVAL = Set.of("required", "prompt", "timeout", "default", "when");

    /** The fields of limits on recursion. */
    public static final Set<String> RECURSION = Set.of("max_depth", "max_total_steps");

    /** The fields of limits on model calls. */
    public static final Set<String> RATE_LIMITING = Set.of("max_concurrent_llm", "min_delay_ms", "backoff");

    /** The fields of adaptive slowing down. */
    public static final Set<String> BACKOFF =
            Set.of("enabled", "initial_delay_ms", "max_delay_ms", "multiplier", "reset_after_success");

    /** The fields of an agent session's settings. */
    public static final Set<String> ORCHESTRATOR = Set.of("config");

    /** The fields of a dependency. */
    public static final Set<String> DEPENDENCY = Set.of("source", "kind", "required_agents");

    /** The fields of a retry. */
    public static final Set<String> RETRY = Set.of("max_attempts", "backoff", "initial_delay", "max_delay");

    /** The fields of a model preference. */
    public static final Set<String> PREFERENCE = Set.of("provider", "model", "class");

    /** The fields that any step may have. */
    public static final Set<String> ANY_STEP = Set.of(
            "id",
            "type",
            "condition",
            "foreach",
            "as",
            "collect",
            "parallel",
            "max_iterations",
            "checkpoint_iterations",
            "while_condition",
            "max_while_iterations",
            "break_when",
            "update_context",
            "steps",
            "output",
            "parse_json",
            "timeout",
            "retry",
            "on_error",
            "depends_on");

    /** The fields of an agent step. */
    public static final Set<String> AGENT_STEP = Set.of(
            "agent",
            "prompt",
            "mode",
            "agent_config",
            "spawn_mode",
            "provider",
            "model",
            "provider_preferences",
            "model_role");

    /** The fields of a recipe step. */
    public static final Set<String> RECIPE_STEP = Set.of("recipe", "context", "recursion");

    /** The fields of a bash step. */
    public static final Set<String> BASH_STEP = Set.of("command", "cwd", "env", "output_exit_code");

    /** Other spellings of some fields of a step, as the reference also takes them. */
    static final Set<String> STEP_ALIASES = Set.of("while_steps", "as_var", "step_context");

    /** All fields of a step, other spellings left out. */
    public static final Set<String> STEP = Stream.of(ANY_STEP, AGENT_STEP, RECIPE_STEP, BASH_STEP)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** The variables that belong to the engine: a step may not write them. */
    public static final Set<String> RESERVED_VARIABLES = Set.of("recipe", "session", "step");

    /** What a step of this type may not have. */
    static List<String> forbidden(StepType type) {
        return switch (type) {
            case AGENT -> List.of("recipe", "context", "command");
            case RECIPE ->
                List.of(
                        "agent",
                        "prompt",
                        "mode",
                        "spawn_mode",
                        "command",
                        "provider",
                        "model",
                        "provider_preferences",
                        "model_role");
            case BASH ->
                List.of(
                        "agent",
                        "prompt",
                        "mode",
                        "agent_config",
                        "recipe",
                        "context",
                        "recursion",
                        "spawn_mode",
                        "provider",
                        "model",
                        "provider_preferences",
                        "model_role");
        };
    }

    /** What a step of this type may have to no effect. */
    static List<String> ignored(StepType type) {
        return switch (type) {
            case AGENT -> List.of("cwd", "env", "output_exit_code", "recursion");
            case RECIPE -> List.of("cwd", "env", "output_exit_code", "agent_config");
            case BASH -> List.of();
        };
    }

    private RecipeFields() {}
}
