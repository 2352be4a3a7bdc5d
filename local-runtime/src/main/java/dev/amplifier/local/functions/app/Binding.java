package dev.amplifier.local.functions.app;

import java.util.Set;

/** One input or output of a function. Its name is that of the parameter it is bound to, {@code $return} for the return value. */
public sealed interface Binding {

    /** Name of the return value. */
    String RETURN = "$return";

    /** What it is bound to. */
    String name();

    /** What makes a function run. A function has exactly one. */
    sealed interface Trigger extends Binding {}

    /**
     * An HTTP request.
     *
     * @param route route template below the app's prefix, such as {@code executions/{id:guid}}; never empty
     * @param methods methods in capital letters; empty means every method
     */
    record HttpTrigger(String name, String route, Set<String> methods, AuthLevel authLevel) implements Trigger {

        /** Copies the methods. */
        public HttpTrigger {
            methods = Set.copyOf(methods);
        }
    }

    /** A turn of the orchestration of this name. */
    record OrchestrationTrigger(String name, String orchestration) implements Trigger {}

    /** The activity of this name. */
    record ActivityTrigger(String name, String activity) implements Trigger {}

    /**
     * A clock.
     *
     * @param schedule NCRONTAB expression, or the name of a setting that holds one, between percent signs
     */
    record TimerTrigger(String name, String schedule) implements Trigger {}

    /** The start of the app, before its first request. */
    record WarmupTrigger(String name) implements Trigger {}

    /** A client of the task hub. */
    record DurableClient(String name) implements Binding {}

    /** The answer to an HTTP request. */
    record HttpOutput(String name) implements Binding {}
}
