package dev.amplifier.functions.gallery;

import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Cacheable;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.gallery.GalleryQuery;
import dev.amplifier.gallery.GalleryStore;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers about the gallery, with validators for caches. Safe for use by several threads. */
public final class Gallery {

    private static final String FIVE_MINUTES = "public, max-age=300";
    private static final List<String> TYPES = List.of("recipe", "bundle", "skill");

    private final GalleryStore store;

    /** Answers from this store. */
    public Gallery(GalleryStore store) {
        this.store = store;
    }

    /** A page of what the query parameters ask for. */
    public ApiResponse search(ApiRequest call) {
        GalleryQuery query = new GalleryQuery(
                word(call, "type", 20).map(type -> oneOf("type", type, TYPES)),
                word(call, "category", 100),
                word(call, "mode", 20).map(Gallery::mode),
                word(call, "tag", 100),
                word(call, "q", 200),
                Optional.empty(),
                sort(call),
                number(call, "limit", 20, 1, 100),
                number(call, "offset", 0, 0, 100_000));
        return cached(call, store.search(query));
    }

    /** One item with its text. */
    public ApiResponse item(ApiRequest call, String idOrName) {
        Optional<GalleryItem> found = idOrName.indexOf('\0') < 0 ? store.find(idOrName) : Optional.empty();
        GalleryItem item = found.orElseThrow(() -> Problem.notFound("This gallery item"));
        return cached(call, item);
    }

    /** A page of what users published. */
    public ApiResponse community(ApiRequest call) {
        GalleryQuery query = new GalleryQuery(
                Optional.of("recipe"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                word(call, "q", 200),
                Optional.of(GalleryItem.COMMUNITY),
                GalleryQuery.Sort.NEW,
                number(call, "limit", 20, 1, 100),
                number(call, "offset", 0, 0, 100_000));
        return cached(call, store.search(query));
    }

    private static ApiResponse cached(ApiRequest call, Object body) {
        return Cacheable.answer(call, "application/json", Json.write(body), FIVE_MINUTES);
    }

    private static Optional<String> word(ApiRequest call, String name, int longest) {
        Optional<String> value = call.parameter(name);
        if (value.isPresent() && (value.get().length() > longest || value.get().indexOf('\0') >= 0)) {
            throw malformed(name, "has more than " + longest + " characters or a zero byte");
        }
        return value;
    }

    private static String oneOf(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw malformed(name, "is one of " + String.join(", ", allowed));
        }
        return value;
    }

    private static Mode mode(String text) {
        return Mode.of(text).orElseThrow(() -> malformed("mode", "is one of normie, explorer, developer and expert"));
    }

    private static GalleryQuery.Sort sort(ApiRequest call) {
        String value = oneOf("sort", call.parameter("sort").orElse("popular"), List.of("popular", "new", "name"));
        return GalleryQuery.Sort.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static int number(ApiRequest call, String name, int fallback, int min, int max) {
        String text = call.parameter(name).orElse(Integer.toString(fallback));
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw malformed(name, "is a whole number from " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }

    private static Problem malformed(String parameter, String what) {
        return Problem.malformed(
                "The parameter " + parameter + " " + what + ".",
                List.of(Finding.at(parameter, "parameter", parameter + " " + what)));
    }
}
