package dev.amplifier.local.functions.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.amplifier.local.functions.app.Binding.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes a function's bindings from their JSON form, the form of {@code function.json}. */
final class BindingReader {

    private final String function;
    private final String where;

    BindingReader(String function, String where) {
        this.function = function;
        this.where = where;
    }

    FunctionDescription describe(String className, String methodName, List<JsonObject> bindings) {
        Trigger trigger = null;
        Set<Binding> others = new HashSet<>();
        for (JsonObject json : bindings) {
            Binding binding = read(json);
            if (!(binding instanceof Trigger found)) {
                others.add(binding);
            } else if (trigger == null) {
                trigger = found;
            } else {
                throw fault("has more than one trigger; exactly one is allowed");
            }
        }
        if (trigger == null) {
            throw fault("has no trigger; exactly one is needed");
        }
        return new FunctionDescription(function, className, methodName, trigger, others);
    }

    private Binding read(JsonObject json) {
        String type = text(json, "type", "");
        String name = text(json, "name", "");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "httptrigger" ->
                new Binding.HttpTrigger(name, text(json, "route", function), methods(json), authLevel(json));
            case "orchestrationtrigger" ->
                new Binding.OrchestrationTrigger(name, text(json, "orchestration", function));
            case "activitytrigger" -> new Binding.ActivityTrigger(name, text(json, "activity", function));
            case "timertrigger" -> new Binding.TimerTrigger(name, text(json, "schedule", ""));
            case "warmuptrigger" -> new Binding.WarmupTrigger(name);
            case "durableclient" -> new Binding.DurableClient(name);
            case "http" -> httpOutput(name);
            default ->
                throw fault("has a binding of type \"" + type
                        + "\"; known here are httpTrigger, http, durableClient, orchestrationTrigger, activityTrigger,"
                        + " timerTrigger and warmupTrigger");
        };
    }

    private Binding httpOutput(String name) {
        if (!name.equals(Binding.RETURN)) {
            throw fault("answers through the parameter \"" + name + "\"; only the return value can be the answer here");
        }
        return new Binding.HttpOutput(name);
    }

    private AuthLevel authLevel(JsonObject json) {
        String level = text(json, "authLevel", "FUNCTION").toUpperCase(Locale.ROOT);
        try {
            return AuthLevel.valueOf(level);
        } catch (IllegalArgumentException e) {
            throw new InvalidAppException(
                    message("has the authLevel \"" + level + "\"; allowed are ANONYMOUS, FUNCTION and ADMIN"), e);
        }
    }

    private static Set<String> methods(JsonObject json) {
        Set<String> methods = new HashSet<>();
        if (json.get("methods") instanceof JsonArray array) {
            for (JsonElement method : array) {
                methods.add(method.getAsString().toUpperCase(Locale.ROOT));
            }
        }
        return methods;
    }

    private static String text(JsonObject json, String property, String fallback) {
        JsonElement value = json.get(property);
        String text = value != null && value.isJsonPrimitive() ? value.getAsString() : "";
        return text.isEmpty() ? fallback : text;
    }

    private InvalidAppException fault(String what) {
        return new InvalidAppException(message(what));
    }

    private String message(String what) {
        return "function " + function + " (" + where + ") " + what;
    }
}
