package dev.amplifier.functions.plan;

import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.ModelMatch;
import dev.amplifier.core.provider.ModelRoles;
import dev.amplifier.core.provider.Providers.Preference;
import dev.amplifier.core.recipe.run.ModelWish;
import dev.amplifier.functions.models.ModelList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which model would answer a step. Immutable. */
public final class OfferedModels {

    private final List<List<Model>> offered;
    private final List<Model> all;
    private final ModelRoles roles;

    /** Models of this list, with the usual models for roles. */
    public OfferedModels(ModelList list) {
        this.all = list.models().stream().map(OfferedModels::model).toList();
        this.offered = List.copyOf(list.models().stream()
                .filter(ModelList.Entry::available)
                .map(OfferedModels::model)
                .collect(Collectors.groupingBy(Model::provider, LinkedHashMap::new, Collectors.toList()))
                .values());
        this.roles = ModelRoles.USUAL;
    }

    /** How a model is named in a request. */
    static String id(Model model) {
        return model.provider() + "/" + model.name();
    }

    /**
     * The model that a step would be answered by: the first of its wishes that is on offer, else the one that the whole run asks for, else the default.
     *
     * @param asked such as {@code anthropic/claude-haiku-4-5}, which a key of the user's own may open; null for none
     */
    Model answering(List<ModelWish> wishes, @Nullable String asked) {
        Optional<Model> run =
                all.stream().filter(model -> id(model).equals(asked)).findFirst();
        return wishes.stream()
                .flatMap(this::named)
                .flatMap(wish -> Stream.concat(run.map(List::of).stream(), offered.stream())
                        .flatMap(models -> ModelMatch.of(models.getFirst().provider(), models, wish).stream()))
                .findFirst()
                .or(() -> run)
                .orElseGet(() -> offered.getFirst().getFirst());
    }

    private Stream<Preference> named(ModelWish wish) {
        return wish.role()
                .map(role -> roles.models(role).stream())
                .orElseGet(() -> Stream.of(new Preference(
                        wish.provider().orElse(null), wish.model().orElse(null))));
    }

    private static Model model(ModelList.Entry entry) {
        return new Model(
                entry.provider(),
                entry.name(),
                entry.contextTokens(),
                Set.copyOf(entry.capabilities()),
                entry.inputUsdPerMillion(),
                entry.outputUsdPerMillion(),
                entry.offline());
    }
}
