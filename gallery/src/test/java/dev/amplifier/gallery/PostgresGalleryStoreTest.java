package dev.amplifier.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.platform.config.DatabaseSettings;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostgresGalleryStoreTest {

    private static EmbeddedPostgres server;
    private static Database database;

    private final GalleryStore store = new PostgresGalleryStore(database);

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.builder().start();
        database = Database.open(new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "", 2));
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        server.close();
    }

    @BeforeEach
    void fill() {
        store.replaceBuiltins(BuiltinGallery.load());
    }

    private static GalleryItem item(String name, String description, Mode mode) {
        return new GalleryItem(
                UUID.randomUUID(),
                "recipe",
                name,
                name,
                description,
                "test",
                mode,
                false,
                List.of("mine"),
                GalleryItem.COMMUNITY,
                "ada",
                "1.0.0",
                0,
                "2026-11-23T10:00:00Z",
                "name: " + name,
                Map.of(),
                Map.of(),
                null);
    }

    private static GalleryQuery text(String text) {
        return new GalleryQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text),
                Optional.empty(),
                GalleryQuery.Sort.POPULAR,
                100,
                0);
    }

    private static GalleryQuery mode(Mode mode) {
        return new GalleryQuery(
                Optional.of("recipe"),
                Optional.empty(),
                Optional.of(mode),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GalleryQuery.Sort.NAME,
                100,
                0);
    }

    @Test
    void every_item_has_a_name_a_description_a_category_and_a_text() {
        assertThat(BuiltinGallery.load())
                .hasSizeGreaterThanOrEqualTo(46)
                .allSatisfy(item -> {
                    assertThat(item.name()).isNotBlank();
                    assertThat(item.description()).isNotBlank();
                    assertThat(item.category()).isNotBlank();
                    assertThat(item.yaml()).isNotBlank();
                })
                .extracting(GalleryItem::type)
                .contains("recipe", "bundle", "skill");
    }

    @Test
    void a_recipe_brings_the_recipes_that_it_calls_at_any_depth() {
        GalleryItem brief = store.find("recipe", "deep-brief").orElseThrow();
        assertThat(brief.files())
                .containsKeys(
                        "research-brief.yaml",
                        "red-team-argument.yaml",
                        "summarise-document.yaml",
                        "question-document.yaml");
    }

    @Test
    void loading_again_changes_nothing_and_keeps_ids_and_popularity() {
        GalleryItem before = store.find("recipe", "deep-brief").orElseThrow();
        store.countRun(before.id().toString());
        store.replaceBuiltins(BuiltinGallery.load());
        GalleryItem after = store.find(before.id().toString()).orElseThrow();
        assertThat(after.popularity()).isEqualTo(before.popularity() + 1);
        assertThat(after.yaml()).isEqualTo(before.yaml());
    }

    @Test
    void what_was_removed_from_the_gallery_goes_and_what_users_published_stays() {
        store.publish(item("stays-here", "mine", Mode.NORMIE));
        store.replaceBuiltins(List.of());
        assertThat(store.search(GalleryQuery.ALL).items())
                .extracting(GalleryItem::source)
                .containsOnly(GalleryItem.COMMUNITY);
        assertThat(store.find("recipe", "stays-here")).isPresent();
    }

    @Test
    void a_search_ranks_a_hit_in_the_name_above_one_in_the_description() {
        store.publish(item("zebra-crossing", "something else", Mode.NORMIE));
        store.publish(item("animals", "mentions a zebra once", Mode.NORMIE));
        assertThat(store.search(text("zebras")).items())
                .extracting(GalleryItem::name)
                .containsExactly("zebra-crossing", "animals");
    }

    @Test
    void what_a_visitor_types_is_never_read_as_a_pattern_or_as_sql() {
        for (String typed : List.of("%", "_", "'; drop table gallery_items; --", "\\", "a & | !", "\"unclosed")) {
            assertThat(store.search(text(typed)).items()).hasSizeLessThan(20);
        }
        assertThat(store.search(GalleryQuery.ALL).total()).isGreaterThan(40);
    }

    @Test
    void a_mode_sees_what_is_for_it_and_for_the_modes_before_it() {
        store.publish(item("for-experts", "x", Mode.EXPERT));
        assertThat(store.search(mode(Mode.NORMIE)).items())
                .extracting(GalleryItem::minMode)
                .containsOnly(Mode.NORMIE);
        assertThat(store.search(mode(Mode.DEVELOPER)).items())
                .extracting(GalleryItem::minMode)
                .contains(Mode.NORMIE, Mode.EXPLORER, Mode.DEVELOPER)
                .doesNotContain(Mode.EXPERT);
    }

    @Test
    void a_page_past_the_end_is_empty_and_still_knows_the_total() {
        GalleryQuery far = new GalleryQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GalleryQuery.Sort.NEW,
                10,
                5_000);
        GalleryPage page = store.search(far);
        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isGreaterThan(40);
    }

    @Test
    void nobody_can_publish_over_an_item_of_the_same_name() {
        assertThat(store.publish(item("once", "first", Mode.NORMIE))).isTrue();
        assertThat(store.publish(item("once", "second", Mode.NORMIE))).isFalse();
        assertThat(store.find("recipe", "once").orElseThrow().description()).isEqualTo("first");
    }

    @Test
    void a_list_carries_no_texts() {
        assertThat(store.search(GalleryQuery.ALL).items())
                .allSatisfy(item -> assertThat(item.yaml()).isNull());
    }
}
