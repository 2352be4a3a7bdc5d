package dev.amplifier.core.recipe;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which model is to answer an agent step. */
final class ModelReader {

    private final Fields fields;
    private final Findings findings;

    ModelReader(Fields fields) {
        this.fields = fields;
        this.findings = fields.findings();
    }

    ModelChoice read() {
        boolean named = fields.says("provider") || fields.says("model");
        boolean preferred = fields.says("provider_preferences");
        boolean role = fields.says("model_role");
        if (named && preferred) {
            conflict("provider_preferences", "'provider' or 'model' and 'provider_preferences'");
        }
        if (role && preferred) {
            conflict("model_role", "'model_role' and 'provider_preferences'");
        } else if (role && named) {
            conflict("model_role", "'model_role' and 'provider' or 'model'");
        }
        if (fields.has("provider_preferences")) {
            var preferences = preferences();
            if (!preferences.isEmpty()) {
                return new ModelChoice.Preferences(preferences);
            }
        }
        if (role) {
            var roles = fields.texts("model_role");
            if (!roles.isEmpty()) {
                return new ModelChoice.Role(roles);
            }
        }
        return named ? new ModelChoice.Named(fields.text("provider"), fields.text("model")) : ModelChoice.UNSTATED;
    }

    private void conflict(String name, String what) {
        findings.refused(
                Code.CONFLICTING_FIELDS,
                fields.path(name),
                fields.keyRange(name),
                "A step chooses its model in one way; it cannot have both " + what + ".");
    }

    private List<ModelChoice.Preference> preferences() {
        var preferences = new ArrayList<ModelChoice.Preference>();
        var items = fields.items("provider_preferences");
        for (int i = 0; i < items.size(); i++) {
            String path = fields.path("provider_preferences") + "[" + i + "]";
            if (items.get(i) instanceof YamlMapping mapping) {
                preference(new Fields(mapping, path, findings)).ifPresent(preferences::add);
            } else {
                findings.refusedAtLoading(
                        Code.NOT_A_MAPPING,
                        path,
                        items.get(i).range(),
                        "A preference is a mapping with 'provider' and perhaps 'model', not a "
                                + items.get(i).kind() + ".");
            }
        }
        return preferences;
    }

    private Optional<ModelChoice.Preference> preference(Fields entry) {
        var known = findings.strict() ? Set.of("provider", "model") : RecipeFields.PREFERENCE;
        entry.refuseUnknown(known, Set.of(), Code.UNKNOWN_KEY, true);
        var provider = entry.text("provider").filter(text -> !text.value().isEmpty());
        if (provider.isPresent()) {
            return Optional.of(new ModelChoice.Preference.Provider(provider.get(), entry.text("model")));
        }
        Optional<SourceText> role = findings.strict() ? Optional.empty() : entry.text("class");
        if (role.isPresent()) {
            return Optional.of(new ModelChoice.Preference.Class(role.get()));
        }
        if (!entry.says("provider")) {
            findings.refused(
                    Code.MISSING_FIELD,
                    entry.path("provider"),
                    entry.keyRange("provider"),
                    "A preference must name a 'provider'" + (findings.strict() ? "." : ", or a 'class' of models."));
        }
        return Optional.empty();
    }
}
