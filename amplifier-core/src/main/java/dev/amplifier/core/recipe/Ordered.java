package dev.amplifier.core.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unmodifiable copies of maps that keep their order. */
final class Ordered {

    private Ordered() {}

    static <K, V> Map<K, V> copy(Map<? extends K, ? extends V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<K, V>(map));
    }
}
