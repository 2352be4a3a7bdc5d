package dev.amplifier.functions.execution;

import dev.amplifier.core.provider.Picture;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.ExecutionRequest;
import java.util.ArrayList;
import java.util.List;

/** Looks at the pictures of a prompt before anything is started with them. */
final class ShownPictures {

    private ShownPictures() {}

    /**
     * The same pictures.
     *
     * @throws Problem that names each one that cannot be shown, and why
     */
    static List<ExecutionRequest.Image> checked(List<ExecutionRequest.Image> images) {
        List<Finding> findings = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < images.size(); i++) {
            ExecutionRequest.Image image = images.get(i);
            switch (Picture.read(image.mediaType(), image.data())) {
                case Picture.Reading.Read(Picture picture) -> bytes += picture.bytes();
                case Picture.Reading.Refused(String reason) ->
                    findings.add(
                            Finding.at("images[" + i + "]", "image", "Picture " + (i + 1) + " is refused: " + reason));
            }
        }
        if (bytes > Picture.MOST_BYTES) {
            findings.add(Finding.at(
                    "images",
                    "image",
                    "The pictures have " + bytes + " bytes together; " + Picture.MOST_BYTES
                            + " are allowed. Make them smaller, or send fewer"));
        }
        if (!findings.isEmpty()) {
            throw Problem.malformed(findings.getFirst().message() + ".", findings);
        }
        return images;
    }
}
