package dev.amplifier.core.provider.offline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt, taken apart: what is to be done, and the text that it is to be done to.
 *
 * @param instruction the prompt without the text
 * @param passage the text
 */
record Task(String instruction, Passage passage) {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(JsonParser.Feature.ALLOW_TRAILING_COMMA, true);
    private static final Pattern TAGGED =
            Pattern.compile("<(text|document|material|input|content|data)>(.*?)(?:</\\1>|\\z)", Pattern.DOTALL);
    private static final Pattern FENCED = Pattern.compile("```[^\\n]*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LABELLED =
            Pattern.compile("(?ims)^(?:text|document|notes|input|material|content):[ \\t]*\\R?(.+)\\z");
    private static final Pattern WANTED_JSON = Pattern.compile(
            "(?i)\\b(?:(?:answer|reply|respond|return|output)\\b[^.\\n]{0,40}\\bjson|json (?:of|in|with|object|array|list)|(?:as|in|to|valid) (?:a |an )?json)\\b");
    private static final String REQUIRED_JSON = "CRITICAL: JSON OUTPUT REQUIRED";
    private static final int SHORT = 280;

    static Task of(String prompt) {
        int appended = prompt.indexOf(REQUIRED_JSON);
        String own = appended < 0 ? prompt : prompt.substring(0, appended).replaceFirst("[-*\\s]+\\z", "");
        for (Pattern pattern : new Pattern[] {TAGGED, FENCED, LABELLED}) {
            Matcher matcher = pattern.matcher(own);
            if (matcher.find()) {
                String text = matcher.group(matcher.groupCount());
                String rest = own.substring(0, matcher.start()) + "\n" + own.substring(matcher.end());
                return new Task(marked(rest, appended >= 0), new Passage(text.strip()));
            }
        }
        return untagged(own, appended >= 0);
    }

    /** Whether the instruction has one of these words or phrases. */
    boolean asksFor(String words) {
        return Pattern.compile("(?i)\\b(?:" + words + ")").matcher(instruction).find();
    }

    boolean wantsJson() {
        return instruction.contains(REQUIRED_JSON)
                || WANTED_JSON.matcher(instruction).find();
    }

    /** The example of the shape that is wanted, if the instruction gives one. */
    Optional<JsonNode> shape() {
        Matcher json = WANTED_JSON.matcher(instruction);
        int from = json.find() ? json.start() : 0;
        for (int at = from; at < instruction.length(); at++) {
            char c = instruction.charAt(at);
            if (c == '{' || c == '[') {
                Optional<JsonNode> value = valueAt(at);
                if (value.isPresent()
                        && value.get().isContainerNode()
                        && !value.get().isEmpty()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    /** The number in front of a word, such as 5 in "at most 5 sentences". */
    int number(String word, int otherwise) {
        Matcher matcher =
                Pattern.compile("(?i)(\\d{1,2})\\s+(?:\\w+\\s+)?" + word).matcher(instruction);
        return matcher.find() ? Math.clamp(Integer.parseInt(matcher.group(1)), 1, 50) : otherwise;
    }

    /** What follows a label such as {@code Question:} on its line; else the first question; empty if there is none. */
    String question() {
        Matcher labelled =
                Pattern.compile("(?im)^(?:question|claim)s?:\\s*(.+)$").matcher(instruction);
        if (labelled.find()) {
            return labelled.group(1).strip();
        }
        Matcher asked = Pattern.compile("([^.!?\\n]{8,}\\?)").matcher(instruction);
        return asked.find() ? asked.group(1).strip() : "";
    }

    /** What stands behind a label on its line; empty if nothing does. */
    String labelled(String label) {
        Matcher matcher = Pattern.compile("(?im)\\b" + label + ":\\s*(.+)$").matcher(instruction);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    /** What the instruction puts in quotes; empty if nothing. */
    String quoted() {
        Matcher matcher = Pattern.compile("[\"“]([^\"”\\n]{2,80})[\"”]").matcher(instruction);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The items that follow these words, as JSON or separated by commas; none if none do. */
    List<String> listed(String words) {
        Matcher matcher = Pattern.compile("(?i)\\b" + words + ":?\\s+(\\[[^\\n]*?]|[^.\\n]+? by |[^.\\n]+)")
                .matcher(instruction);
        if (!matcher.find()) {
            return List.of();
        }
        String found = matcher.group(1).replaceFirst(" by $", "").strip();
        List<JsonNode> values = Prose.values(found);
        if (!values.isEmpty()) {
            List<String> items = new ArrayList<>();
            values.getFirst().forEach(item -> items.add(item.asText()));
            return items;
        }
        return found.contains(",")
                ? Arrays.stream(found.split(",\\s*", -1))
                        .filter(item -> !item.isBlank())
                        .toList()
                : List.of();
    }

    /** All that follows a label; empty if nothing does. */
    String after(String label) {
        Matcher matcher = Pattern.compile("(?ims)^" + label + ":\\s*(.+)\\z").matcher(instruction);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    private Optional<JsonNode> valueAt(int at) {
        try (JsonParser parser = JSON.createParser(instruction.substring(at))) {
            return Optional.ofNullable(parser.readValueAsTree());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Without a mark the last paragraphs are the text, and the first one says what to do with it. */
    private static Task untagged(String prompt, boolean json) {
        String stripped = prompt.strip();
        int gap = stripped.indexOf("\n\n");
        if (gap > 0 && gap < SHORT * 2) {
            return new Task(
                    marked(stripped.substring(0, gap), json),
                    new Passage(stripped.substring(gap).strip()));
        }
        int colon = stripped.indexOf(':');
        if (colon > 0
                && colon < SHORT
                && stripped.length() - colon > 40
                && !stripped.substring(colon).startsWith("://")) {
            return new Task(
                    marked(stripped.substring(0, colon), json),
                    new Passage(stripped.substring(colon + 1).strip()));
        }
        return new Task(marked(stripped, json), new Passage(stripped.length() < SHORT ? "" : stripped));
    }

    private static String marked(String instruction, boolean json) {
        return json ? instruction + "\n" + REQUIRED_JSON : instruction;
    }

    /** The instruction in lower case. */
    String lower() {
        return instruction.toLowerCase(Locale.ROOT);
    }
}
