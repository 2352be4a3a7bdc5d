package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/** Which model answers an agent step. */
public sealed interface ModelChoice {

    /** The step says nothing: the agent or the session decides. */
    ModelChoice UNSTATED = new Unstated();

    /** The step says nothing. */
    record Unstated() implements ModelChoice {}

    /**
     * A provider, a model, or both, by name.
     *
     * @param provider the provider's name, perhaps a template
     * @param model the model's name or glob, perhaps a template
     */
    record Named(Optional<SourceText> provider, Optional<SourceText> model) implements ModelChoice {}

    /**
     * The first of several that is on offer.
     *
     * @param preferences best first
     */
    record Preferences(List<Preference> preferences) implements ModelChoice {
        /** Copies the list. */
        public Preferences {
            preferences = List.copyOf(preferences);
        }
    }

    /**
     * Whatever the host maps a role to.
     *
     * @param roles role names, best first; at least one
     */
    record Role(List<SourceText> roles) implements ModelChoice {
        /** Copies the list. */
        public Role {
            roles = List.copyOf(roles);
        }
    }

    /** One entry of a list of preferences. */
    sealed interface Preference {

        /**
         * A provider and perhaps a model.
         *
         * @param provider the provider's name, perhaps a template
         * @param model the model's name or glob, perhaps a template
         */
        record Provider(SourceText provider, Optional<SourceText> model) implements Preference {}

        /**
         * A class of models, which is a role.
         *
         * @param role the role's name
         */
        record Class(SourceText role) implements Preference {}
    }
}
