package dev.amplifier.core.provider;

import dev.amplifier.core.provider.Providers.Preference;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which model of a provider a wish stands for. */
public final class ModelMatch {

    private ModelMatch() {}

    /**
     * The model that fulfils a wish: the provider's default if the wish names none, else the last by name of those that its glob fits.
     *
     * @param provider the provider's name
     * @param models its models, the default first; not empty
     * @param wish names no role
     */
    public static Optional<Model> of(String provider, List<Model> models, Preference wish) {
        String wanted = wish.provider();
        if (wanted != null && !isNamed(provider, wanted)) {
            return Optional.empty();
        }
        String model = wish.model();
        if (model == null || model.isBlank()) {
            return Optional.of(models.getFirst());
        }
        Pattern pattern = glob(model);
        return models.stream()
                .filter(offered -> pattern.matcher(offered.name()).matches())
                .max(Comparator.comparing(Model::name));
    }

    /** Whether a provider is the one of this name, with or without {@code provider-}. */
    static boolean isNamed(String provider, String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^provider-", "").equals(provider);
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
}
