package dev.amplifier.functions.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.quota.CallRate;
import dev.amplifier.platform.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Passes events of the catalogue on to telemetry. The names stand in the OpenAPI document; a property is a word from a vocabulary, never a
 * sentence, so that nothing a person wrote gets through. Safe for use by several threads.
 */
public final class Analytics {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:/-]{0,100}");

    private final Telemetry telemetry;
    private final CallRate rate;

    /** Passes on to this telemetry, at this rate. */
    public Analytics(Telemetry telemetry, CallRate rate) {
        this.telemetry = telemetry;
        this.rate = rate;
    }

    /**
     * Takes a batch, all of it or nothing.
     *
     * @throws Problem if a property is not a word or a number, or the caller sends too much
     */
    public ApiResponse track(String caller, JsonNode events) {
        rate.admit(caller).orThrow();
        refuseSentences(events);
        for (JsonNode event : events) {
            Map<String, String> words = new HashMap<>();
            Map<String, Double> numbers = new HashMap<>();
            event.path("properties").properties().forEach(property -> {
                if (property.getValue().isNumber()) {
                    numbers.put(property.getKey(), property.getValue().asDouble());
                } else {
                    words.put(property.getKey(), property.getValue().asText());
                }
            });
            telemetry.event(event.get("name").asText(), words, numbers);
        }
        return ApiResponse.json(202, Map.of("accepted", events.size()));
    }

    private static void refuseSentences(JsonNode events) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            String path = "events[" + i + "].properties";
            events.get(i).path("properties").properties().forEach(property -> {
                boolean fits = KEY.matcher(property.getKey()).matches()
                        && WORD.matcher(property.getValue().asText()).matches();
                if (!fits) {
                    findings.add(Finding.at(
                            path,
                            "not_a_word",
                            "a property's name is lower case with underscores and its value a number, true, false or"
                                    + " one word of letters, digits and _ . : / -"));
                }
            });
        }
        if (!findings.isEmpty()) {
            throw Problem.malformed("Nothing was taken: a property is not a word.", findings);
        }
    }
}
