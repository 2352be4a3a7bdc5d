package dev.amplifier.local.functions;

import dev.amplifier.local.functions.app.Binding;
import dev.amplifier.local.functions.app.InvalidAppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The functions of all apps. Filled while the host loads, only read after that. */
final class LoadedFunctions {

    private final List<LoadedFunction> all = new ArrayList<>();
    private final Map<String, LoadedFunction> orchestrators = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, LoadedFunction> activities = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    void add(LoadedFunction function) {
        switch (function.trigger()) {
            case Binding.OrchestrationTrigger trigger -> put(orchestrators, trigger.orchestration(), function);
            case Binding.ActivityTrigger trigger -> put(activities, trigger.activity(), function);
            default -> {}
        }
        all.add(function);
    }

    <T extends Binding.Trigger> Stream<LoadedFunction> withTrigger(Class<T> kind) {
        return all.stream().filter(function -> kind.isInstance(function.trigger()));
    }

    Optional<LoadedFunction> orchestrator(String name) {
        return Optional.ofNullable(orchestrators.get(name));
    }

    Optional<LoadedFunction> activity(String name) {
        return Optional.ofNullable(activities.get(name));
    }

    /** Names of all orchestrators and activities, for messages. */
    String durableNames() {
        TreeSet<String> names = new TreeSet<>(orchestrators.keySet());
        names.addAll(activities.keySet());
        return String.join(", ", names);
    }

    private static void put(Map<String, LoadedFunction> byName, String name, LoadedFunction function) {
        LoadedFunction other = byName.put(name, function);
        if (other != null) {
            throw new InvalidAppException(
                    "the functions " + function.name() + " of " + function.app().name() + " and "
                            + other.name() + " of " + other.app().name() + " both have the Durable name "
                            + name.toLowerCase(Locale.ROOT));
        }
    }
}
