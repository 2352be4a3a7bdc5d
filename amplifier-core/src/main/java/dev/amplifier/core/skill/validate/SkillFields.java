package dev.amplifier.core.skill.validate;

import java.util.Set;

/** The names of the fields in the front matter of a skill. */
public final class SkillFields {

    /** All of them. */
    public static final Set<String> SKILL = Set.of(
            "name",
            "description",
            "version",
            "license",
            "compatibility",
            "metadata",
            "allowed-tools",
            "context",
            "agent",
            "model_role",
            "provider_preferences",
            "disable-model-invocation",
            "user-invocable",
            "auto-load",
            "argument-hint",
            "model",
            "hooks");

    private SkillFields() {}
}
