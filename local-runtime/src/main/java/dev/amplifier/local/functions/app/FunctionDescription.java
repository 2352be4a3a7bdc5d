package dev.amplifier.local.functions.app;

import dev.amplifier.local.functions.app.Binding.Trigger;
import java.util.Set;

/**
 * A function: a method and what it is bound to.
 *
 * @param name unique in its app, whatever the case of its letters
 * @param className class that has the method
 * @param methodName the method, the only public one of this name in its class
 * @param trigger what makes it run
 * @param others its other inputs and outputs
 */
public record FunctionDescription(
        String name, String className, String methodName, Trigger trigger, Set<Binding> others) {

    /** Copies the bindings. */
    public FunctionDescription {
        others = Set.copyOf(others);
    }
}
