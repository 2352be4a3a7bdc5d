package dev.amplifier.functions.authoring;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParse;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.gallery.GalleryStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks documents against the languages that they are written in. Safe for use by several threads. */
public final class DocumentCheck {

    private final GalleryStore gallery;

    /** Finds what documents refer to in this gallery. */
    public DocumentCheck(GalleryStore gallery) {
        this.gallery = gallery;
    }

    /** Checks a document of a type: {@code recipe}, {@code bundle} or {@code skill}. */
    public Validation check(String type, String text, Compatibility compatibility) {
        return switch (type) {
            case "recipe" -> recipe(text, compatibility);
            case "bundle" -> bundle(text);
            case "skill" -> SkillDocument.check(text);
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** Checks a recipe. */
    public Validation recipe(String text, Compatibility compatibility) {
        RecipeParse parse = RecipeParser.parse(text, compatibility);
        return Validation.of(
                findings(parse, true),
                findings(parse, false),
                parse.recipe().map(DocumentCheck::summary).orElse(null));
    }

    /** Reads a bundle and what it includes. */
    public Bundle read(String text, Map<String, String> files) throws BundleReader.BundleException {
        return new BundleReader(name -> bundleText(name, files)).read(text);
    }

    private Validation bundle(String text) {
        try {
            List<Finding> notices = read(text, Map.of()).notices().stream()
                    .map(notice -> Finding.at("", "not_available", notice))
                    .toList();
            return Validation.of(List.of(), notices, null);
        } catch (BundleReader.BundleException e) {
            return Validation.of(
                    List.of(Finding.at("", "not_a_bundle", String.valueOf(e.getMessage()))), List.of(), null);
        }
    }

    private Optional<String> bundleText(String name, Map<String, String> files) {
        String own = files.getOrDefault(name, files.get(name + ".md"));
        return Optional.ofNullable(own)
                .or(() -> gallery.find("bundle", name).map(GalleryItem::yaml));
    }

    private static List<Finding> findings(RecipeParse parse, boolean errors) {
        return parse.findings().stream()
                .filter(finding -> finding.isError() == errors)
                .map(finding -> new Finding(
                        finding.code().name().toLowerCase(Locale.ROOT),
                        finding.message(),
                        finding.path(),
                        finding.line(),
                        finding.column(),
                        finding.endLine(),
                        finding.endColumn(),
                        finding.suggestion().orElse(null)))
                .toList();
    }

    private static Validation.RecipeSummary summary(Recipe recipe) {
        return new Validation.RecipeSummary(
                recipe.name().value(),
                recipe.description().value(),
                recipe.version().value(),
                recipe.context(),
                recipe.steps().stream().map(Step::id).toList());
    }
}
