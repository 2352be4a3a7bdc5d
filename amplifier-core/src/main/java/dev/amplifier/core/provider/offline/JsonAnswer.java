package dev.amplifier.core.provider.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer in the shape of the example that a prompt gives, filled with what the text says. */
final class JsonAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As language models write JSON, and not as Jackson does. */
    private static final ObjectWriter INDENTED = JSON.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final int MOST = 6;

    private final Task task;
    private final Passage passage;

    private JsonAnswer(Task task) {
        this.task = task;
        this.passage = task.passage();
    }

    /** The answer as indented JSON text. */
    static String to(Task task) {
        JsonAnswer answer = new JsonAnswer(task);
        JsonNode shape = task.shape()
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("summary", "text")
                        .set("key_points", JsonNodeFactory.instance.arrayNode().add("text")));
        return indented(answer.fill(shape, "", task.passage()));
    }

    private static String indented(JsonNode node) {
        try {
            return INDENTED.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private JsonNode fill(JsonNode shape, String key, Passage about) {
        if (shape.isArray()) {
            return array((ArrayNode) shape, key, about);
        }
        if (shape.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            Map<String, JsonNode> table = table(shape);
            shape.fields()
                    .forEachRemaining(field -> object.set(
                            field.getKey(),
                            table.containsKey(field.getKey())
                                    ? table.get(field.getKey())
                                    : fill(field.getValue(), field.getKey(), about)));
            return object;
        }
        return scalar(shape, key.toLowerCase(Locale.ROOT), about);
    }

    private JsonNode array(ArrayNode shape, String key, Passage about) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        JsonNode element = shape.path(0);
        List<String> sources = items(key.toLowerCase(Locale.ROOT), about);
        for (String source : sources) {
            array.add(
                    element.isObject()
                            ? fill(element, key, new Passage(source))
                            : JsonNodeFactory.instance.textNode(source));
        }
        return element.isObject() && element.has("theme") ? themes() : array;
    }

    /** The sentences, lines or words that a list of this name holds. */
    private List<String> items(String key, Passage about) {
        int most = task.number("(?:sentences?|claims?|cards?|sections?|items?|questions?)", MOST);
        return switch (key) {
            case "decisions" -> Working.cleaned(about.mentioning(Working.DECISION));
            case "actions", "action_items", "todos", "tasks" -> Working.actions(about);
            case "questions", "open_questions" -> Working.cleaned(about.mentioning(Working.OPEN));
            case "breaking", "features", "fixes", "other" ->
                Working.commits(about).getOrDefault(key, List.of());
            case "terms", "key_terms", "keywords", "tags" -> about.terms(most);
            case "passages", "quotes", "evidence" ->
                task.question().isEmpty() ? about.best(most) : about.about(task.question(), most);
            case "items" -> about.lines().stream().map(Passage::item).toList();
            case "cards", "key_points", "points", "claims", "facts" -> about.best(most);
            default -> list(most, about);
        };
    }

    /** A list without a name: the instruction says what stands in it. */
    private List<String> list(int most, Passage about) {
        if (task.asksFor("files?")) {
            List<String> files = new ArrayList<>();
            Matcher file = Pattern.compile("(?m)^\\+\\+\\+ (?:b/)?(\\S+)").matcher(about.text());
            while (file.find()) {
                files.add(file.group(1));
            }
            return files;
        }
        if (task.asksFor("split|one for each line")) {
            return about.lines().stream().map(Passage::item).toList();
        }
        if (task.asksFor("outline|sections?")) {
            return about.terms(Math.min(most, 4)).stream()
                    .map(Reading::capitalized)
                    .toList();
        }
        boolean commaList = about.lines().size() <= 2
                && about.text().contains(",")
                && !about.text().contains(". ");
        if (commaList) {
            return Arrays.stream(about.text().split("\\s*[,;\\n]\\s*|\\s+or\\s+", -1))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        }
        if (task.asksFor("skills?|ingredients|words")) {
            return phrases(about, most);
        }
        return about.best(most);
    }

    /** The parts of enumerating sentences, such as "drive a small truck"; else the terms. */
    private static List<String> phrases(Passage about, int most) {
        List<String> phrases = new ArrayList<>();
        for (String sentence : about.sentences()) {
            String[] parts = sentence.replaceFirst("[.!?]+$", "").split(",\\s+(?:and\\s+)?", -1);
            for (String part : parts) {
                String phrase =
                        part.replaceFirst("(?i)^(?:you|we|they|and)\\s+", "").strip();
                if (parts.length > 2 && phrase.length() < 60) {
                    phrases.add(phrase);
                }
            }
        }
        return phrases.isEmpty()
                ? about.terms(most)
                : phrases.stream().limit(most).toList();
    }

    private JsonNode scalar(JsonNode example, String key, Passage about) {
        if (example.isNumber()) {
            return number(key, about);
        }
        if (example.isBoolean()) {
            return JsonNodeFactory.instance.booleanNode(!about.isEmpty());
        }
        String text = switch (key) {
            case "owner", "who", "person", "assignee" ->
                match(
                        "\\b(?!Action|Todo|The|We|Open|By)(\\p{Lu}\\p{L}+)(?=\\s+(?:will|writes?|tests?|has|must|needs|\\w+s)\\b)",
                        about);
            case "due", "date", "when", "deadline" ->
                match(
                        "(?i)(?:by|until|on|before)\\s+((?:\\d{1,2}\\s+\\p{L}+|\\p{L}+day|\\d{4}-\\d{2}-\\d{2}|noon|tomorrow|next \\p{L}+)(?:\\s+\\d{4})?)",
                        about);
            case "task", "what", "action" -> String.join(" ", Working.cleaned(about.sentences()));
            case "question", "front" -> Writing.question(about.text());
            case "answer", "back" -> about.text();
            case "title", "headline", "name" -> Reading.headline(new Task("", about));
            case "urgency", "priority", "severity" -> urgency(about.text());
            case "topic", "category", "label" -> String.join(" ", about.terms(1));
            case "sentiment" -> sentiment(about.text());
            case "done", "ok", "passed" -> choice(example.asText(), true);
            case "reason", "summary", "why" -> String.join(" ", about.best(1));
            default -> choice(example.asText(), false);
        };
        if (text.isEmpty() && example.asText().isBlank()) {
            text = String.join(" ", about.best(1));
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    /** One of several words that the example offers, such as "high, normal or low"; else the best sentence. */
    private String choice(String example, boolean content) {
        String[] options = example.split("\\s*,\\s*|\\s+or\\s+|\\s*\\|\\s*", -1);
        if (options.length > 1 && Arrays.stream(options).allMatch(option -> option.length() < 24)) {
            for (String option : options) {
                if (passage.text().toLowerCase(Locale.ROOT).contains(option.toLowerCase(Locale.ROOT)) && !content) {
                    return option;
                }
            }
            return content ? options[0] : options[options.length - 1];
        }
        return String.join(" ", passage.best(1));
    }

    private static JsonNode number(String key, Passage about) {
        if (key.contains("point") || key.contains("estimate")) {
            int words = about.wordCount();
            return JsonNodeFactory.instance.numberNode(words <= 3 ? 2 : words <= 5 ? 3 : words <= 8 ? 5 : 8);
        }
        List<String> numbers = Reading.numbers(about.text());
        for (String number : numbers) {
            String plain = number.replaceAll("[^0-9.]", "");
            if (plain.matches("\\d+(?:\\.\\d+)?")) {
                return JSON.valueToTree(new BigDecimal(plain));
            }
        }
        return JsonNodeFactory.instance.numberNode(about.sentences().size());
    }

    private ArrayNode themes() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Matcher named = Pattern.compile("themes:\\s*([^.\\n]+)").matcher(task.instruction());
        List<String> themes = named.find() ? Arrays.asList(named.group(1).split(",\\s*", -1)) : List.of("other");
        for (String line : passage.lines()) {
            groups.computeIfAbsent(theme(line, themes), theme -> new ArrayList<>())
                    .add(line);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        groups.forEach((theme, lines) ->
                array.addObject().put("theme", theme).put("count", lines.size()).put("quote", lines.getFirst()));
        return array;
    }

    private static String theme(String line, List<String> themes) {
        Map<String, String> signs = Map.of(
                "price", "expensive|cheap|price|cost|pay for|refund|charged",
                "speed", "slow|fast|speed|lag|wait|quick",
                "design", "colou?r|look|theme|design|layout|beautiful|ugly|narrow",
                "reliability", "crash|bug|error|broken|fail|lost|cannot");
        for (String theme : themes) {
            String sign = signs.getOrDefault(theme.strip().toLowerCase(Locale.ROOT), Pattern.quote(theme.strip()));
            if (Pattern.compile("(?i)" + sign).matcher(line).find()) {
                return theme.strip();
            }
        }
        return themes.getLast().strip();
    }

    /** Columns and rows, if that is the shape. */
    private Map<String, JsonNode> table(JsonNode shape) {
        if (!shape.has("columns") || !shape.has("rows")) {
            return Map.of();
        }
        Matcher named =
                Pattern.compile("(?i)columns\\s+([\\p{L}_ ,]+?)(?:[.\\n]|$)").matcher(task.instruction());
        List<String> columns = named.find()
                ? Arrays.stream(named.group(1).split(",\\s*", -1))
                        .map(String::strip)
                        .filter(c -> !c.isEmpty())
                        .toList()
                : List.of("fact", "sentence");
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (String sentence : passage.sentences()) {
            List<String> numbers = Reading.numbers(sentence);
            if (!numbers.isEmpty()) {
                ArrayNode row = rows.addArray();
                columns.forEach(column -> row.add(cell(column.toLowerCase(Locale.ROOT), sentence, numbers)));
            }
        }
        return Map.of("columns", JSON.valueToTree(columns), "rows", rows);
    }

    private static String cell(String column, String sentence, List<String> numbers) {
        if (column.matches(".*(?:date|day|when|due).*")) {
            Matcher day = Dates.DAY.matcher(sentence);
            return day.find() ? day.group() : "";
        }
        if (column.matches(".*(?:amount|price|cost|sum|total|value).*")) {
            String money = first("[€$£]\\s?[\\d.,]*\\d|[\\d.,]*\\d\\s?(?:euros?|dollars?|pounds?|EUR|USD)", sentence);
            return money.isEmpty() ? numbers.getLast() : money;
        }
        if (column.matches(".*(?:name|customer|who|company|item).*")) {
            return first("(?<=\\bto |\\bfrom |\\bfor |\\bby )\\p{Lu}[\\p{L}&'-]*(?: \\p{Lu}[\\p{L}&'-]*)*", sentence);
        }
        if (column.matches(".*(?:number|id|invoice|no).*")) {
            return numbers.getFirst();
        }
        return sentence;
    }

    private static String urgency(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches(
                "(?s).*(?:urgent|immediately|deadline|asap|cannot|can't|down|charged twice|lost|outage|crash).*")) {
            return "high";
        }
        return lower.matches("(?s).*(?:could|would be nice|love|suggest|maybe|a bit).*") ? "low" : "normal";
    }

    private static String sentiment(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean good = lower.matches("(?s).*(?:love|great|good|thank|nice|happy|excellent).*");
        boolean bad = lower.matches("(?s).*(?:slow|bad|crash|expensive|broken|hate|annoy|cannot|refund).*");
        return good == bad ? "neutral" : good ? "positive" : "negative";
    }

    private static String match(String regex, Passage about) {
        Matcher matcher = Pattern.compile(regex).matcher(about.text());
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    private static String first(String regex, String text) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        return matcher.find() ? matcher.group().strip() : "";
    }
}
