package dev.amplifier.gallery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A part of the items that were found.
 *
 * @param items the items, without their texts
 * @param total how many were found in all
 * @param limit how many were asked for
 * @param offset how many were skipped
 */
public record GalleryPage(
        @JsonProperty("items") List<GalleryItem> items,
        @JsonProperty("total") int total,
        @JsonProperty("limit") int limit,
        @JsonProperty("offset") int offset) {}
