package dev.amplifier.core.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
                .filter(provider -> isNamed(provider, name))
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
                Optional<String> model = fulfil(provider, wish);
                if (model.isPresent()) {
                    return new Choice(provider, model.get(), null);
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

    private static Optional<String> fulfil(Provider provider, Preference wish) {
        String wanted = wish.provider();
        if (wanted != null && !isNamed(provider, wanted)) {
            return Optional.empty();
        }
        String model = wish.model();
        if (model == null || model.isBlank()) {
            return Optional.of(provider.models().getFirst().name());
        }
        Pattern pattern = glob(model);
        List<String> fitting = new ArrayList<>();
        for (Model offered : provider.models()) {
            if (pattern.matcher(offered.name()).matches()) {
                fitting.add(offered.name());
            }
        }
        fitting.sort(Comparator.reverseOrder());
        return fitting.stream().findFirst();
    }

    private static boolean isNamed(Provider provider, String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^provider-", "").equals(provider.name());
    }

    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (end > 0) {
                regex.append('[')
                        .append(glob.substring(i + 1, end)
                                .replaceAll("[\\[\\]&\\\\^]", "\\\\$0")
                                .replaceFirst("^!", "^"))
                        .append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
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
