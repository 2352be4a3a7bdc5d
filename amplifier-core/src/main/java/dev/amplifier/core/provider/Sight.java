package dev.amplifier.core.provider;

import java.util.List;
import java.util.Optional;

/** Keeps pictures from models that cannot see, which would answer as if nothing had been shown. */
public final class Sight {

    private Sight() {}

    /**
     * The failure of a question that shows pictures to a model that is known not to see; empty if it can be asked. A model that is not on the list
     * is asked: only its server knows.
     *
     * @param models what its provider offers
     */
    public static Optional<Answer.Failed> lacking(Question question, List<Model> models) {
        List<Picture> pictures = question.pictures();
        return pictures.isEmpty()
                ? Optional.empty()
                : models.stream()
                        .filter(model -> model.name().equals(question.model()))
                        .filter(model -> !model.capabilities().contains("images"))
                        .findFirst()
                        .map(model -> new Answer.Failed(
                                "images_not_supported",
                                "The model " + model.name() + " cannot see, and was given "
                                        + Picture.described(pictures)
                                        + ". Choose a model with the capability images, or leave the pictures out.",
                                false,
                                null));
    }
}
