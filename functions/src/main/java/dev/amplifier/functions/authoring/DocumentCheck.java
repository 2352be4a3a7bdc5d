package dev.amplifier.functions.authoring;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.bundle.validate.BundleValidator;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.recipe.validate.Offers;
import dev.amplifier.core.recipe.validate.RecipeCheck;
import dev.amplifier.core.recipe.validate.RecipeResolver;
import dev.amplifier.core.recipe.validate.RecipeValidator;
import dev.amplifier.core.recipe.validate.ValidationOptions;
import dev.amplifier.core.recipe.validate.Verdict;
import dev.amplifier.core.session.SessionPlan;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.gallery.GalleryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
            case "recipe" -> validation(check(text, compatibility, RecipeResolver.UNKNOWN, AgentOffers.builtIn()));
            case "bundle" -> bundle(text, compatibility);
            case "skill" -> SkillDocument.check(text);
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** Checks a recipe that is to run with these files and no others. Which agents there are is not known if the files bring some. */
    public RecipeCheck check(String text, Map<String, String> files, Compatibility compatibility) {
        boolean bringsAgents = files.keySet().stream().anyMatch(name -> name.endsWith(".md"));
        return check(
                text, compatibility, new RecipeFiles(files), bringsAgents ? Offers.UNKNOWN : AgentOffers.builtIn());
    }

    private static RecipeCheck check(String text, Compatibility compatibility, RecipeResolver resolver, Offers offers) {
        return RecipeValidator.check(text, new ValidationOptions(compatibility, resolver, offers, true));
    }

    /** The findings as the contract says them. */
    public static Validation validation(RecipeCheck check) {
        return new Validation(
                check.verdict() == Verdict.VALID,
                findings(check.errors()),
                findings(check.remarks()),
                check.recipe().map(DocumentCheck::summary).orElse(null));
    }

    /** Reads a bundle and what it includes. */
    public Bundle read(String text, Map<String, String> files) throws BundleReader.BundleException {
        return new BundleReader(name -> bundleText(name, files)).read(text);
    }

    private Validation bundle(String text, Compatibility compatibility) {
        Validation found = validation(BundleValidator.check(text, compatibility));
        if (!found.valid()) {
            return found;
        }
        try {
            List<Finding> warnings = new ArrayList<>(found.warnings());
            warnings.addAll(shortcomings(read(text, Map.of())));
            return Validation.of(List.of(), warnings, null);
        } catch (BundleReader.BundleException e) {
            return Validation.of(
                    List.of(Finding.at("", "not_a_bundle", String.valueOf(e.getMessage()))), found.warnings(), null);
        }
    }

    /** What a bundle asks for that is not to be had here, and what it sets that makes no sense. */
    static List<Finding> shortcomings(Bundle bundle) {
        return Stream.concat(
                        bundle.notices().stream().map(notice -> Finding.at("", "not_available", notice)),
                        new SessionPlan(bundle, List.of())
                                .warnings().stream().map(warning -> Finding.at("", "bad_setting", warning)))
                .toList();
    }

    /** The findings of a bundle or a skill as the contract says them. */
    static Validation validation(dev.amplifier.core.diagnostic.DocumentCheck check) {
        return Validation.of(
                findings(check.findings().stream()
                        .filter(found -> found.isError())
                        .toList()),
                findings(check.findings().stream()
                        .filter(found -> !found.isError())
                        .toList()),
                null);
    }

    private Optional<String> bundleText(String name, Map<String, String> files) {
        String own = files.getOrDefault(name, files.get(name + ".md"));
        return Optional.ofNullable(own).or(() -> gallery.find("bundle", name).map(GalleryItem::yaml));
    }

    private static List<Finding> findings(List<dev.amplifier.core.diagnostic.Finding> found) {
        return found.stream()
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
