package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.amplifier.core.json.PythonText;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.template.Reference;
import dev.amplifier.core.template.UndefinedVariableException;
import java.util.regex.Matcher;

/** Finds the list that a loop goes through. */
sealed interface ForeachItems {

    /** The list. */
    record Found(ArrayNode items) implements ForeachItems {}

    /** There is none, or it is too long. */
    record Refused(Failure failure) implements ForeachItems {}

    static ForeachItems of(Step step, Loop.Foreach loop, Place place) {
        String source = loop.items().value().strip();
        Matcher reference = Reference.PATTERN.matcher(source);
        if (!reference.lookingAt()) {
            return refused("foreach_syntax", "Invalid foreach syntax: " + source, place);
        }
        JsonNode value;
        try {
            value = Reference.of(reference.group(1)).resolve(place.variables());
        } catch (UndefinedVariableException e) {
            return refused("undefined_variable", "Undefined variable in foreach: " + e.problem(), place);
        }
        String prefix = "Step '" + step.id() + "': foreach ";
        if (!(value instanceof ArrayNode items)) {
            return refused(
                    "foreach_not_a_list", prefix + "variable must be a list, got " + PythonText.typeName(value), place);
        }
        if (items.size() > loop.maxIterations()) {
            return refused(
                    "max_iterations",
                    prefix + "exceeds max_iterations (" + items.size() + " > " + loop.maxIterations() + ")",
                    place);
        }
        return new Found(items);
    }

    private static Refused refused(String code, String message, Place place) {
        return new Refused(Failure.fatal(code, message, place.path()));
    }
}
