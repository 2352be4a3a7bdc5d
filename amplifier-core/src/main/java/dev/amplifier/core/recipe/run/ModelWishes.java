package dev.amplifier.core.recipe.run;

import dev.amplifier.core.recipe.ModelChoice;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.yaml.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills in which models a step would like. */
final class ModelWishes {

    private ModelWishes() {}

    static List<ModelWish> of(ModelChoice choice, Place place) throws UndefinedVariableException {
        return switch (choice) {
            case ModelChoice.Unstated unstated -> List.of();
            case ModelChoice.Named(Optional<SourceText> provider, Optional<SourceText> model) ->
                provider.isEmpty() && place.home().machine.options.strict()
                        ? List.of()
                        : List.of(new ModelWish(text(provider, place), text(model, place), Optional.empty()));
            case ModelChoice.Role(List<SourceText> roles) ->
                roles.stream().map(ModelWishes::role).toList();
            case ModelChoice.Preferences(List<ModelChoice.Preference> preferences) -> {
                List<ModelWish> wishes = new ArrayList<>();
                for (ModelChoice.Preference preference : preferences) {
                    wishes.add(
                            switch (preference) {
                                case ModelChoice.Preference.Provider(SourceText provider, var model) ->
                                    new ModelWish(
                                            text(Optional.of(provider), place), text(model, place), Optional.empty());
                                case ModelChoice.Preference.Class(SourceText role) -> role(role);
                            });
                }
                yield wishes;
            }
        };
    }

    /** The reference hands templates here on as they are. */
    private static Optional<String> text(Optional<SourceText> template, Place place) throws UndefinedVariableException {
        return place.home().machine.options.strict()
                ? template.map(SourceText::value)
                : Rendering.text(template, place);
    }

    private static ModelWish role(SourceText role) {
        return new ModelWish(Optional.empty(), Optional.empty(), Optional.of(role.value()));
    }
}
