package dev.amplifier.core.diagnostic;

import java.util.List;

/**
 * Everything that was found in a bundle or a skill.
 *
 * @param findings in the order of the text
 */
public record DocumentCheck(List<Finding> findings) {

    /** Copies the findings. */
    public DocumentCheck {
        findings = List.copyOf(findings);
    }

    /** Whether the document can be used. */
    public boolean isValid() {
        return findings.stream().noneMatch(Finding::isError);
    }
}
