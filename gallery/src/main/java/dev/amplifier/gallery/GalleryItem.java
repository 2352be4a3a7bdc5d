package dev.amplifier.gallery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of the gallery.
 *
 * @param id its id; the same after a restart
 * @param type {@code recipe}, {@code bundle} or {@code skill}
 * @param name its name, unique within type and source
 * @param title what to show as its title
 * @param description what it is for
 * @param category one word
 * @param minMode the lowest mode that may use it
 * @param featured whether it is shown first
 * @param tags words to find it by
 * @param source {@code builtin} or {@code community}
 * @param author who published it; null for a built-in one
 * @param version its own version; null if it has none
 * @param popularity how often it was run
 * @param createdAt when it first came here
 * @param yaml its text; null in lists
 * @param sampleInputs inputs to try it with; empty if it needs none
 * @param files further texts by relative path; empty if it has none
 * @param cost what a run takes, in words; null if nobody said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GalleryItem(
        @JsonProperty("id") UUID id,
        @JsonProperty("type") String type,
        @JsonProperty("name") String name,
        @JsonProperty("title") String title,
        @JsonProperty("description") String description,
        @JsonProperty("category") String category,
        @JsonProperty("min_mode") Mode minMode,
        @JsonProperty("featured") boolean featured,
        @JsonProperty("tags") List<String> tags,
        @JsonProperty("source") String source,
        @JsonProperty("author") @Nullable String author,
        @JsonProperty("version") @Nullable String version,
        @JsonProperty("popularity") long popularity,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("yaml") @Nullable String yaml,
        @JsonProperty("sample_inputs") Map<String, JsonNode> sampleInputs,
        @JsonProperty("files") Map<String, String> files,
        @JsonProperty("cost") @Nullable String cost) {

    /** What comes with the playground. */
    public static final String BUILTIN = "builtin";

    /** What users published. */
    public static final String COMMUNITY = "community";

    /** Copies the collections. */
    public GalleryItem {
        tags = List.copyOf(tags);
        sampleInputs = Map.copyOf(sampleInputs);
        files = Map.copyOf(files);
    }

    /** When it first came here. */
    public Instant created() {
        return Instant.parse(createdAt);
    }
}
