package dev.amplifier.core.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The providers of a host, the preferred one first. Immutable. */
public final class Providers {

    private final List<Provider> all;
    private final ModelRoles roles;

    /**
     * These providers, with the usual models for roles.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Providers(List<Provider> providers) {
        this(providers, ModelRoles.USUAL);
    }

    /**
     * These providers.
     *
     * @param roles which models a role stands for
     * @throws IllegalArgumentException if there is no provider
     */
    public Providers(List<Provider> providers, ModelRoles roles) {
        if (providers.isEmpty()) {
            throw new IllegalArgumentException("a session needs at least one provider");
        }
        this.all = List.copyOf(providers);
        this.roles = roles;
    }

    /**
     * A wish for a model.
     *
     * @param provider name of the provider, with or without {@code provider-}; null for any
     * @param model the model's name, or a glob with {@code *}, {@code ?} or {@code [}; null for the provider's default
     * @param role the kind of model, such as {@code fast}, where neither is named; null if one is
     */
    public record Preference(
            @Nullable String provider,
            @Nullable String model,
            @Nullable String role) {

        /** A wish for a provider, a model, or both. */
        public Preference(@Nullable String provider, @Nullable String model) {
            this(provider, model, null);
        }

        /** A wish for a kind of model. */
        public static Preference role(String role) {
            return new Preference(null, null, role);
        }
    }

    /**
     * The model that is used.
     *
     * @param notice why it is not the one that was wished for; null if it is, or if nothing was wished for
     */
    public record Choice(
            Provider provider, String model, @Nullable String notice) {}

    /** These providers with another one in front. */
    public Providers preferring(Provider first) {
        List<Provider> providers = new ArrayList<>(all);
        providers.addFirst(first);
        return new Providers(providers, roles);
    }

    /** These providers with another one behind them. */
    public Providers and(Provider last) {
        List<Provider> providers = new ArrayList<>(all);
        providers.add(last);
        return new Providers(providers, roles);
    }

    /** These providers with the one of this name, with or without {@code provider-}, in front; as they are if there is none. */
    public Providers defaultingTo(String name) {
        return all.stream()
                .filter(provider -> ModelMatch.isNamed(provider.name(), name))
                .findFirst()
                .map(first -> {
                    List<Provider> providers = new ArrayList<>(all);
                    providers.remove(first);
                    providers.addFirst(first);
                    return new Providers(providers, roles);
                })
                .orElse(this);
    }

    /** All models on offer, the preferred provider's first. */
    public List<Model> models() {
        return all.stream().flatMap(provider -> provider.models().stream()).toList();
    }

    /** The first wish that can be fulfilled, else the default. */
    public Choice choose(List<Preference> wishes) {
        for (Preference wish : named(wishes)) {
            for (Provider provider : all) {
                Optional<Model> model = ModelMatch.of(provider.name(), provider.models(), wish);
                if (model.isPresent()) {
                    return new Choice(provider, model.get().name(), null);
                }
            }
        }
        Provider first = all.getFirst();
        String model = first.models().getFirst().name();
        String notice = wishes.isEmpty()
                ? null
                : "none of the models asked for (" + describe(wishes) + ") is on offer here; " + first.name() + "/"
                        + model + " is used";
        return new Choice(first, model, notice);
    }

    private List<Preference> named(List<Preference> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish.role() == null ? Stream.of(wish) : roles.models(wish.role()).stream())
                .toList();
    }

    private static String describe(List<Preference> wishes) {
        List<String> names = new ArrayList<>();
        for (Preference wish : wishes) {
            names.add(
                    wish.role() != null
                            ? "the role '" + wish.role() + "'"
                            : (wish.provider() == null ? "" : wish.provider() + "/")
                                    + (wish.model() == null ? "default" : wish.model()));
        }
        return String.join(", ", names);
    }
}
