package dev.amplifier.core.yaml;

/**
 * How much of a document is read before it is refused.
 *
 * @param bytes the longest text, in bytes of UTF-8
 * @param depth how deeply mappings and lists may be nested
 * @param aliases how many aliases may be expanded
 * @param nodes how many nodes the tree may have, expanded aliases included
 */
public record YamlLimits(int bytes, int depth, int aliases, int nodes) {

    /** The limits of recipes, bundles and skills. */
    public static final YamlLimits DOCUMENT = new YamlLimits(256 * 1024, 64, 50, 100_000);
}
