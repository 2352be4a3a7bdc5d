package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A text as an event shows it, cut if it is long. For one thread.
 *
 * @param full the whole text
 * @param text what is shown
 */
record Shown(String full, String text) {

    private static final int MOST = 16_000;

    static Shown of(String full) {
        return new Shown(full, full.length() <= MOST ? full : full.substring(0, MOST) + "…");
    }

    /** The whole text, or what hooks put in the place of what they were shown. */
    String changedTo(JsonNode shown) {
        return shown.isTextual() && !shown.asText().equals(text) ? shown.asText() : full;
    }
}
