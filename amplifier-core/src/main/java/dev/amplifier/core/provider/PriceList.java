package dev.amplifier.core.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models whose abilities and prices we know; data, not code. Safe for use by several threads. */
public final class PriceList {

    /** The list that comes with this library. */
    public static final PriceList BUILT_IN = read("models.json");

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final List<Entry> entries;

    private PriceList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    private record Entry(
            Model model,
            @Nullable BigDecimal cacheRead,
            @Nullable BigDecimal cacheWrite) {}

    /**
     * Tokens of one answer.
     *
     * @param input tokens in that were neither read from nor written to the provider's cache
     * @param cacheRead tokens in that came from the cache
     * @param cacheWrite tokens in that went to the cache
     * @param output tokens out, thinking included
     */
    public record Tokens(long input, long cacheRead, long cacheWrite, long output) {

        /** All tokens in. */
        public long in() {
            return input + cacheRead + cacheWrite;
        }
    }

    /** The models of a provider, its default first; empty if it is not listed. */
    public List<Model> of(String provider) {
        return entries.stream()
                .map(Entry::model)
                .filter(model -> model.provider().equals(provider))
                .toList();
    }

    /**
     * What an answer costs, exactly.
     *
     * @param model as the provider spells it; a date behind the listed name does not matter
     * @return US dollars; empty if the price is not known
     */
    public Optional<BigDecimal> cost(String provider, String model, Tokens tokens) {
        return entries.stream()
                .filter(entry -> entry.model().provider().equals(provider)
                        && names(entry.model().name(), model))
                .findFirst()
                .flatMap(entry -> cost(entry, tokens));
    }

    private static Optional<BigDecimal> cost(Entry entry, Tokens tokens) {
        BigDecimal input = entry.model().inputUsdPerMillion();
        BigDecimal output = entry.model().outputUsdPerMillion();
        if (input == null || output == null) {
            return Optional.empty();
        }
        BigDecimal read = Objects.requireNonNullElse(entry.cacheRead(), input);
        BigDecimal write = Objects.requireNonNullElse(entry.cacheWrite(), input);
        return Optional.of(times(input, tokens.input())
                .add(times(read, tokens.cacheRead()))
                .add(times(write, tokens.cacheWrite()))
                .add(times(output, tokens.output()))
                .divide(MILLION)
                .stripTrailingZeros());
    }

    private static boolean names(String listed, String model) {
        return model.equals(listed)
                || (model.startsWith(listed + "-")
                        && model.substring(listed.length() + 1).matches("[0-9-]{8,10}"));
    }

    private static BigDecimal times(BigDecimal price, long tokens) {
        return price.multiply(BigDecimal.valueOf(tokens));
    }

    private static PriceList read(String resource) {
        try (InputStream in = Objects.requireNonNull(PriceList.class.getResourceAsStream(resource), resource)) {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(in).path("models")) {
                entries.add(entry(node));
            }
            return new PriceList(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static Entry entry(JsonNode node) {
        Set<String> capabilities = new HashSet<>();
        node.path("capabilities").forEach(capability -> capabilities.add(capability.asText()));
        Model model = new Model(
                node.path("provider").asText(),
                node.path("name").asText(),
                node.path("context_tokens").asInt(),
                capabilities,
                price(node, "input"),
                price(node, "output"),
                false);
        return new Entry(model, price(node, "cache_read"), price(node, "cache_write"));
    }

    private static @Nullable BigDecimal price(JsonNode node, String field) {
        return node.has(field) ? new BigDecimal(node.path(field).asText()) : null;
    }
}
