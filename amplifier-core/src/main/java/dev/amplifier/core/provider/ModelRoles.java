package dev.amplifier.core.provider;

import dev.amplifier.core.provider.Providers.Preference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which models a role stands for, best first. Recipes and agents name roles, so that they need not know who offers what. Immutable.
 *
 * <p>The names are those of the reference's routing guide: {@code general}, {@code fast}, {@code coding}, {@code ui-coding}, {@code
 * security-audit}, {@code reasoning}, {@code critique}, {@code creative}, {@code writing}, {@code research}, {@code vision} and {@code
 * critical-ops}.
 */
public final class ModelRoles {

    private static final String QUICK = "anthropic/claude-haiku-*|openai/gpt-*-mini";
    private static final String BALANCED = "anthropic/claude-sonnet-*|openai/gpt-5";
    private static final String DEEP = "anthropic/claude-opus-*|openai/gpt-5";

    /** What holds where a deployment says nothing else. */
    public static final ModelRoles USUAL = new ModelRoles(Map.ofEntries(
            Map.entry("fast", models("", QUICK)),
            Map.entry("general", models("", BALANCED)),
            Map.entry("coding", models("", BALANCED)),
            Map.entry("ui-coding", models("", BALANCED)),
            Map.entry("writing", models("", BALANCED)),
            Map.entry("creative", models("", BALANCED)),
            Map.entry("vision", models("", BALANCED)),
            Map.entry("reasoning", models("", DEEP)),
            Map.entry("critique", models("", DEEP)),
            Map.entry("research", models("", DEEP)),
            Map.entry("security-audit", models("", DEEP)),
            Map.entry("critical-ops", models("", DEEP))));

    private final Map<String, List<Preference>> models;

    private ModelRoles(Map<String, List<Preference>> models) {
        this.models = Map.copyOf(models);
    }

    /** The models of a role, best first; empty if nobody has said what it stands for. */
    public List<Preference> models(String role) {
        return this.models.getOrDefault(role.toLowerCase(Locale.ROOT), List.of());
    }

    /**
     * These roles, some of them standing for other models.
     *
     * @param written such as {@code fast=openai/gpt-*-mini|anthropic/claude-haiku-*, coding=acme/coder-1}
     * @throws IllegalArgumentException if it is not written like that; the message says what is wrong
     */
    public ModelRoles with(String written) {
        Map<String, List<Preference>> changed = new LinkedHashMap<>(models);
        for (String entry : written.split(",", -1)) {
            int equals = entry.indexOf('=');
            String role = equals < 0 ? "" : entry.substring(0, equals).strip();
            if (role.isEmpty()) {
                throw new IllegalArgumentException("'" + entry.strip() + "' is not role=provider/model|provider/model");
            }
            changed.put(role.toLowerCase(Locale.ROOT), models(role, entry.substring(equals + 1)));
        }
        return new ModelRoles(changed);
    }

    private static List<Preference> models(String role, String written) {
        try {
            return List.of(written.split("\\|", -1)).stream()
                    .map(String::strip)
                    .map(ModelRoles::model)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("for the role '" + role + "' " + e.getMessage(), e);
        }
    }

    private static Preference model(String written) {
        int slash = written.indexOf('/');
        if (slash < 1 || slash == written.length() - 1) {
            throw new IllegalArgumentException("'" + written + "' is not provider/model");
        }
        return new Preference(written.substring(0, slash), written.substring(slash + 1));
    }
}
