package dev.amplifier.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words by which one text can be told from another: long ones, and numbers that are no year. */
final class Telling {

    private static final Pattern WORD = Pattern.compile("\\p{L}{7,}|(?!20\\d\\d\\b)(?<!\\d)\\d[\\d.,]+\\d");

    private Telling() {}

    static Set<String> words(String text) {
        return WORD.matcher(text.replace("\\n", " "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
