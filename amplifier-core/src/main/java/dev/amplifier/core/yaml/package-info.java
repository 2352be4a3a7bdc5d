/** YAML with places: documents read safely into a tree in which every node knows where it stands in the text. */
@NullMarked
package dev.amplifier.core.yaml;

import org.jspecify.annotations.NullMarked;
