package dev.amplifier.core.diagnostic;

import dev.amplifier.core.yaml.YamlProblem;

/** Everything that can be found in a document. The names are stable: they are part of the HTTP contract. */
public enum Code {
    /** The text breaks the grammar of YAML. */
    YAML_SYNTAX(Severity.ERROR, "The text breaks the grammar of YAML."),
    /** The text is longer than 256 KiB. */
    YAML_TOO_LARGE(Severity.ERROR, "The text is longer than 256 KiB."),
    /** Mappings and lists are nested more than 64 deep. */
    YAML_TOO_DEEP(Severity.ERROR, "Mappings and lists are nested more than 64 deep."),
    /** More than 50 aliases are used, or they expand to too much. */
    YAML_TOO_MANY_ALIASES(Severity.ERROR, "More than 50 aliases are used, or they expand to too much."),
    /** An alias names no earlier anchor, or stands inside what it names. */
    YAML_BAD_ALIAS(Severity.ERROR, "An alias names no earlier anchor, or stands inside what it names."),
    /** A tag asks for something other than plain data. */
    YAML_TAG_NOT_ALLOWED(Severity.ERROR, "A tag asks for something other than plain data."),
    /** A key is a list or a mapping. */
    YAML_COMPLEX_KEY(Severity.ERROR, "A key is a list or a mapping."),
    /** A merge key has a value that cannot be merged. */
    YAML_BAD_MERGE(Severity.ERROR, "A merge key has a value that cannot be merged."),
    /** The text holds more than one document. */
    YAML_SEVERAL_DOCUMENTS(Severity.ERROR, "The text holds more than one document."),
    /** A mapping has the same key twice. */
    DUPLICATE_KEY(Severity.ERROR, "A mapping has the same key twice."),
    /** There are more findings than are shown. */
    MORE_FINDINGS(Severity.INFO, "There are more findings than are shown."),
    /** The document, a step, a stage or another part must be a mapping and is not. */
    NOT_A_MAPPING(Severity.ERROR, "The document, a step, a stage or another part must be a mapping and is not."),
    /** A field has a value of the wrong type. */
    WRONG_TYPE(Severity.ERROR, "A field has a value of the wrong type."),
    /** A number is outside of its range. */
    OUT_OF_RANGE(Severity.ERROR, "A number is outside of its range."),
    /** A field has a value other than the words it allows. */
    INVALID_VALUE(Severity.ERROR, "A field has a value other than the words it allows."),
    /** A field at the top of a recipe is unknown and ignored. */
    UNKNOWN_RECIPE_KEY(Severity.WARNING, "A field at the top of a recipe is unknown and ignored."),
    /** A field of a stage is unknown and ignored. */
    UNKNOWN_STAGE_KEY(Severity.WARNING, "A field of a stage is unknown and ignored."),
    /** A field of a step is unknown and ignored. */
    UNKNOWN_STEP_KEY(Severity.WARNING, "A field of a step is unknown and ignored."),
    /** A field of another part is unknown and ignored. */
    UNKNOWN_KEY(Severity.WARNING, "A field of another part is unknown and ignored."),
    /** A recipe has both steps and stages. */
    MIXED_MODE(Severity.ERROR, "A recipe has both steps and stages."),
    /** A recipe, or a stage, has no step. */
    NO_STEPS(Severity.ERROR, "A recipe, or a stage, has no step."),
    /** A name is missing. */
    MISSING_NAME(Severity.ERROR, "A name is missing."),
    /** A name has characters that are not allowed. */
    INVALID_NAME(Severity.ERROR, "A name has characters that are not allowed."),
    /** Two stages have the same name. */
    DUPLICATE_STAGE_NAME(Severity.ERROR, "Two stages have the same name."),
    /** The description is missing. */
    MISSING_DESCRIPTION(Severity.ERROR, "The description is missing."),
    /** The version is missing. */
    MISSING_VERSION(Severity.ERROR, "The version is missing."),
    /** The version is not three numbers with dots. */
    INVALID_VERSION(Severity.ERROR, "The version is not three numbers with dots."),
    /** The version of the language is not known. */
    UNSUPPORTED_SCHEMA_VERSION(Severity.ERROR, "The version of the language is not known."),
    /** A step has no id. */
    MISSING_STEP_ID(Severity.ERROR, "A step has no id."),
    /** Two steps have the same id. */
    DUPLICATE_STEP_ID(Severity.ERROR, "Two steps have the same id."),
    /** A step's type is none of agent, recipe and bash. */
    INVALID_STEP_TYPE(Severity.ERROR, "A step's type is none of agent, recipe and bash."),
    /** A field that is needed here is missing. */
    MISSING_FIELD(Severity.ERROR, "A field that is needed here is missing."),
    /** An agent step has no prompt. */
    EMPTY_PROMPT(Severity.ERROR, "An agent step has no prompt."),
    /** A bash step has no command. */
    EMPTY_COMMAND(Severity.ERROR, "A bash step has no command."),
    /** A field does not belong to a step of this type. */
    FIELD_NOT_ALLOWED(Severity.ERROR, "A field does not belong to a step of this type."),
    /** A field has no effect here. */
    FIELD_IGNORED(Severity.WARNING, "A field has no effect here."),
    /** Two fields exclude each other. */
    CONFLICTING_FIELDS(Severity.ERROR, "Two fields exclude each other."),
    /** The name of a variable has characters that are not allowed. */
    INVALID_VARIABLE_NAME(Severity.ERROR, "The name of a variable has characters that are not allowed."),
    /** The name of a variable belongs to the engine. */
    RESERVED_NAME(Severity.ERROR, "The name of a variable belongs to the engine."),
    /** A loop has no reference to a variable. */
    LOOP_WITHOUT_REFERENCE(Severity.ERROR, "A loop has no reference to a variable."),
    /** A step has steps of its own, but no loop. */
    ORPHAN_STEPS(Severity.ERROR, "A step has steps of its own, but no loop."),
    /** A step is parallel, but has no foreach. */
    ORPHAN_PARALLEL(Severity.ERROR, "A step is parallel, but has no foreach."),
    /** A step records iterations, but has no sequential foreach. */
    ORPHAN_CHECKPOINT(Severity.ERROR, "A step records iterations, but has no sequential foreach."),
    /** A step has break_when, but no loop. */
    ORPHAN_BREAK_WHEN(Severity.ERROR, "A step has break_when, but no loop."),
    /** A step names a loop variable, but has no foreach. */
    ORPHAN_AS(Severity.WARNING, "A step names a loop variable, but has no foreach."),
    /** A step collects results, but has no loop. */
    ORPHAN_COLLECT(Severity.WARNING, "A step collects results, but has no loop."),
    /** A step updates variables after iterations, but has no loop. */
    ORPHAN_UPDATE_CONTEXT(Severity.WARNING, "A step updates variables after iterations, but has no loop."),
    /** A required gate asks nothing. */
    APPROVAL_NO_PROMPT(Severity.ERROR, "A required gate asks nothing."),
    /** A gate has an answer for a timeout that never comes. */
    APPROVAL_NEVER_TIMES_OUT(Severity.WARNING, "A gate has an answer for a timeout that never comes."),
    /** A step depends on a step that does not exist. */
    UNKNOWN_DEPENDENCY(Severity.ERROR, "A step depends on a step that does not exist."),
    /** A step depends on itself. */
    SELF_DEPENDENCY(Severity.ERROR, "A step depends on itself."),
    /** A step depends on a step that comes later. */
    LATE_DEPENDENCY(Severity.ERROR, "A step depends on a step that comes later."),
    /** Steps depend on each other in a circle. */
    DEPENDENCY_CYCLE(Severity.ERROR, "Steps depend on each other in a circle."),
    /** depends_on is a text instead of a list. */
    DEPENDS_ON_TEXT(Severity.WARNING, "depends_on is a text instead of a list."),
    /** A reference names a variable that is not defined at that point. */
    UNDEFINED_VARIABLE(Severity.ERROR, "A reference names a variable that is not defined at that point."),
    /** A reference goes into a value that has no such key. */
    UNDEFINED_KEY(Severity.ERROR, "A reference goes into a value that has no such key."),
    /** A variable is used that only a caller could have defined at that point. */
    MAYBE_UNDEFINED(Severity.WARNING, "A variable is used that only a caller could have defined at that point."),
    /** Braces look like a reference, but stay in the text as they are. */
    NOT_A_REFERENCE(Severity.WARNING, "Braces look like a reference, but stay in the text as they are."),
    /** An expression cannot be read. */
    CONDITION_SYNTAX(Severity.ERROR, "An expression cannot be read."),
    /** A step can never run. */
    UNREACHABLE_STEP(Severity.WARNING, "A step can never run."),
    /** Two steps write the same variable. */
    DUPLICATE_OUTPUT(Severity.WARNING, "Two steps write the same variable."),
    /** A step's output is never used. */
    UNUSED_OUTPUT(Severity.INFO, "A step's output is never used."),
    /** A parallel loop runs recipes, which cannot stop at gates there. */
    PARALLEL_APPROVAL(Severity.WARNING, "A parallel loop runs recipes, which cannot stop at gates there."),
    /** A parallel loop has a body of several steps. */
    PARALLEL_BODY(Severity.WARNING, "A parallel loop has a body of several steps."),
    /** The path of a sub-recipe is known only when it runs. */
    DYNAMIC_RECIPE_PATH(Severity.INFO, "The path of a sub-recipe is known only when it runs."),
    /** The path of a sub-recipe is absolute. */
    ABSOLUTE_RECIPE_PATH(Severity.WARNING, "The path of a sub-recipe is absolute."),
    /** A sub-recipe does not exist. */
    BROKEN_RECIPE_REF(Severity.ERROR, "A sub-recipe does not exist."),
    /** Recipes call each other in a circle. */
    RECIPE_CYCLE(Severity.WARNING, "Recipes call each other in a circle."),
    /** A sub-recipe needs a variable that is not handed over. */
    MISSING_SUB_RECIPE_VAR(Severity.WARNING, "A sub-recipe needs a variable that is not handed over."),
    /** An agent is not on offer. */
    UNKNOWN_AGENT(Severity.WARNING, "An agent is not on offer."),
    /** A provider is not on offer. */
    UNKNOWN_PROVIDER(Severity.WARNING, "A provider is not on offer."),
    /** A model is not on offer. */
    UNKNOWN_MODEL(Severity.WARNING, "A model is not on offer."),
    /** A model role is not known. */
    UNKNOWN_MODEL_ROLE(Severity.WARNING, "A model role is not known."),
    /** No dependency supplies an agent that a step asks for. */
    UNSUPPLIED_AGENT(Severity.ERROR, "No dependency supplies an agent that a step asks for."),
    /** Two dependencies supply the same agent. */
    AGENT_COLLISION(Severity.ERROR, "Two dependencies supply the same agent."),
    /** Dependencies count only in schema version 2. */
    DEPENDENCIES_NEED_VERSION_2(Severity.WARNING, "Dependencies count only in schema version 2."),
    /** A condition uses an operator of another language. */
    INVALID_CONDITION_OP(Severity.ERROR, "A condition uses an operator of another language."),
    /** None of more than three steps has a timeout. */
    NO_TIMEOUTS(Severity.WARNING, "None of more than three steps has a timeout."),
    /** No step says what happens on an error. */
    NO_ERROR_HANDLING(Severity.INFO, "No step says what happens on an error."),
    /** A step may fail and go on, and a later step uses its output without a condition. */
    UNCONDITIONAL_CONTINUE_OUTPUT(
            Severity.WARNING, "A step may fail and go on, and a later step uses its output without a condition."),
    /** A prompt is very short. */
    SHORT_PROMPT(Severity.WARNING, "A prompt is very short."),
    /** The version is 0.0.0. */
    VERSION_PLACEHOLDER(Severity.WARNING, "The version is 0.0.0."),
    /** An agent's name has no bundle in front. */
    BARE_AGENT_NAME(Severity.WARNING, "An agent's name has no bundle in front."),
    /** Nothing in a loop changes what its condition looks at. */
    WHILE_NO_CONVERGENCE(Severity.WARNING, "Nothing in a loop changes what its condition looks at."),
    /** A while loop does not say how often it may run. */
    WHILE_NO_MAX_ITERATIONS(Severity.WARNING, "A while loop does not say how often it may run."),
    /** A loop runs more than 20 iterations at once. */
    AGGRESSIVE_PARALLEL(Severity.WARNING, "A loop runs more than 20 iterations at once."),
    /** The name has upper-case letters. */
    NAME_NOT_LOWERCASE(Severity.SUGGESTION, "The name has upper-case letters."),
    /** The name has underscores. */
    NAME_USES_UNDERSCORES(Severity.SUGGESTION, "The name has underscores."),
    /** The description is short. */
    SHORT_DESCRIPTION(Severity.SUGGESTION, "The description is short."),
    /** The recipe has no tags. */
    NO_TAGS(Severity.SUGGESTION, "The recipe has no tags."),
    /** A variable of the context is not in snake_case. */
    CONTEXT_NOT_SNAKE_CASE(Severity.SUGGESTION, "A variable of the context is not in snake_case."),
    /** The recipe has more than 20 steps. */
    TOO_MANY_STEPS(Severity.SUGGESTION, "The recipe has more than 20 steps."),
    /** A step's id says nothing about the step. */
    GENERIC_STEP_ID(Severity.SUGGESTION, "A step's id says nothing about the step."),
    /** A longer shell script does not stop at its first error. */
    NO_BASH_STRICT(Severity.SUGGESTION, "A longer shell script does not stop at its first error."),
    /** An include has no reference and is ignored. */
    INCLUDE_IGNORED(Severity.WARNING, "An include has no reference and is ignored."),
    /** A reference in YAML begins with @, and so leads nowhere. */
    AT_IN_REFERENCE(Severity.WARNING, "A reference in YAML begins with @, and so leads nowhere."),
    /** A module is mounted twice under the same key. */
    DUPLICATE_MODULE(Severity.WARNING, "A module is mounted twice under the same key."),
    /** A skill does not begin with front matter. */
    NO_FRONT_MATTER(Severity.ERROR, "A skill does not begin with front matter."),
    /** The fields of a skill stand under another field. */
    NESTED_SKILL(Severity.ERROR, "The fields of a skill stand under another field."),
    /** A skill is not named as its folder. */
    NAME_NOT_FOLDER(Severity.WARNING, "A skill is not named as its folder."),
    /** A description does not say when to use a skill. */
    NO_TRIGGER(Severity.WARNING, "A description does not say when to use a skill."),
    /** There is no text below the front matter. */
    EMPTY_BODY(Severity.WARNING, "There is no text below the front matter."),
    /** The text below the front matter is very long. */
    LONG_BODY(Severity.WARNING, "The text below the front matter is very long."),
    /** The text of a skill has a command, which is never run. */
    COMMAND_IN_SKILL(Severity.WARNING, "The text of a skill has a command, which is never run.");

    private final Severity severity;
    private final String summary;

    Code(Severity severity, String summary) {
        this.severity = severity;
        this.summary = summary;
    }

    /** The code of a problem that keeps a text from being good YAML. */
    public static Code of(YamlProblem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> YAML_SYNTAX;
            case TOO_LARGE -> YAML_TOO_LARGE;
            case TOO_DEEP -> YAML_TOO_DEEP;
            case TOO_MANY_ALIASES -> YAML_TOO_MANY_ALIASES;
            case BAD_ALIAS -> YAML_BAD_ALIAS;
            case TAG_NOT_ALLOWED -> YAML_TAG_NOT_ALLOWED;
            case COMPLEX_KEY -> YAML_COMPLEX_KEY;
            case BAD_MERGE -> YAML_BAD_MERGE;
            case SEVERAL_DOCUMENTS -> YAML_SEVERAL_DOCUMENTS;
            case DUPLICATE_KEY -> DUPLICATE_KEY;
        };
    }

    /** How much a finding of this kind weighs under lenient compatibility. */
    public Severity severity() {
        return severity;
    }

    /** What the code stands for, in one sentence. */
    public String summary() {
        return summary;
    }
}
