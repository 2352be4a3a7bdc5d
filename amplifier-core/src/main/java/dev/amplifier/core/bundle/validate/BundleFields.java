package dev.amplifier.core.bundle.validate;

import java.util.Set;

/** The names of a bundle's fields, by the part of the document that they belong to. */
public final class BundleFields {

    /** The fields of a bundle. */
    public static final Set<String> BUNDLE =
            Set.of("bundle", "includes", "session", "providers", "tools", "hooks", "spawn", "agents", "context");

    /** The fields that say what a bundle is. */
    public static final Set<String> IDENTITY = Set.of("name", "version", "description", "namespace_root");

    /** The fields of a module. */
    public static final Set<String> MODULE = Set.of("module", "source", "config", "id", "instance_id");

    /** The fields of a session. */
    public static final Set<String> SESSION = Set.of(
            "orchestrator",
            "context",
            "raw",
            "injection_size_limit",
            "injection_budget_per_turn",
            "orchestrator_source",
            "context_source");

    /** The fields of what started agents inherit. */
    public static final Set<String> SPAWN = Set.of("exclude_tools", "tools");

    private BundleFields() {}
}
