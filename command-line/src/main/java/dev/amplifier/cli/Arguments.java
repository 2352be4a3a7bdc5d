package dev.amplifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a command line. Not safe for use by several threads. */
final class Arguments {

    static final String USAGE = """
            usage: playground run RECIPE.yaml [--input NAME=TEXT]... [--json]
                   playground run --gallery NAME [--input NAME=TEXT]... [--json]
                   playground validate FILE [--type recipe|bundle|skill] [--json]
                   playground gallery [WORDS]... [--type recipe|bundle|skill] [--json]
                   playground watch EXECUTION [--json]

              --input NAME=TEXT    a value for the recipe's context; NAME=@FILE takes a file's text, NAME:=JSON a JSON value
              --model MODEL        the model to ask for
              --max-cost USD       stop before more than this is spent
              --json               one JSON document a line: each event as it comes, then the result

            PLAYGROUND_URL    where the playground is (http://localhost:7071)
            PLAYGROUND_TOKEN  a program's token (POST /api/auth/programs); run and watch need one

            exit status: 0 done, 1 the run or the document failed, 2 wrong usage, 3 refused, 4 not reached
            """;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> TYPES = Set.of("recipe", "bundle", "skill");

    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, JsonNode> inputs = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private boolean json;

    private Arguments() {}

    /**
     * What the user asks for.
     *
     * @throws UsageException if it is not understood
     */
    static Command parse(List<String> arguments) throws UsageException {
        if (arguments.isEmpty() || List.of("help", "--help", "-h").contains(arguments.getFirst())) {
            return new Command.Help();
        }
        Arguments rest = new Arguments();
        rest.read(arguments.subList(1, arguments.size()).iterator());
        return switch (arguments.getFirst()) {
            case "run" -> rest.run();
            case "validate" -> {
                rest.allow(Set.of("--type"));
                yield new Command.Validate(
                        Path.of(rest.only("a file to check")), rest.type().orElse("recipe"), rest.json);
            }
            case "gallery" -> {
                rest.allow(Set.of("--type"));
                yield new Command.Gallery(String.join(" ", rest.words), rest.type(), rest.json);
            }
            case "watch" -> {
                rest.allow(Set.of());
                yield new Command.Watch(rest.only("the id of an execution"), rest.json);
            }
            default ->
                throw new UsageException(
                        "\"" + arguments.getFirst() + "\" is no command; there are run, validate, gallery and watch");
        };
    }

    private void read(Iterator<String> rest) throws UsageException {
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--json" -> json = true;
                case "--input" -> input(value(word, rest));
                case "--type", "--gallery", "--model", "--max-cost" -> options.put(word, value(word, rest));
                default -> {
                    if (word.startsWith("--")) {
                        throw new UsageException("option " + word + " is not known");
                    }
                    words.add(word);
                }
            }
        }
    }

    private Command run() throws UsageException {
        allow(Set.of("--gallery", "--model", "--max-cost"));
        Optional<String> gallery = Optional.ofNullable(options.get("--gallery"));
        if (gallery.isPresent() == !words.isEmpty() || words.size() > 1) {
            throw new UsageException("run needs one recipe: a file, or --gallery NAME");
        }
        Optional<Path> file = words.stream().findFirst().map(Path::of);
        return new Command.Run(
                file, gallery, Map.copyOf(inputs), Optional.ofNullable(options.get("--model")), maxCost(), json);
    }

    private void input(String text) throws UsageException {
        int typed = text.indexOf(":=");
        int plain = text.indexOf('=');
        if (plain < 1 || typed == 0) {
            throw new UsageException(
                    "--input is \"" + text + "\"; it has the form NAME=TEXT, NAME=@FILE or NAME:=JSON");
        }
        if (typed > 0 && typed + 1 == plain) {
            inputs.put(text.substring(0, typed), parsed(text.substring(plain + 1)));
            return;
        }
        String value = text.substring(plain + 1);
        inputs.put(
                text.substring(0, plain), new TextNode(value.startsWith("@") ? contents(value.substring(1)) : value));
    }

    private static JsonNode parsed(String text) throws UsageException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UsageException("--input has a value that is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String contents(String file) throws UsageException {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UsageException("--input names the file " + file + ", which can't be read");
        }
    }

    private Optional<BigDecimal> maxCost() throws UsageException {
        String text = options.get("--max-cost");
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?")) {
            throw new UsageException("--max-cost is \"" + text + "\"; allowed are US dollars such as 0.50");
        }
        return Optional.of(new BigDecimal(text));
    }

    private Optional<String> type() throws UsageException {
        String type = options.get("--type");
        if (type != null && !TYPES.contains(type)) {
            throw new UsageException("--type is \"" + type + "\"; allowed are recipe, bundle and skill");
        }
        return Optional.ofNullable(type);
    }

    private String only(String meaning) throws UsageException {
        if (words.size() != 1) {
            throw new UsageException("there must be " + meaning + ", and nothing else");
        }
        return words.getFirst();
    }

    private void allow(Set<String> known) throws UsageException {
        for (String option : options.keySet()) {
            if (!known.contains(option)) {
                throw new UsageException("option " + option + " does not belong to this command");
            }
        }
        if (!inputs.isEmpty() && !known.contains("--gallery")) {
            throw new UsageException("option --input belongs to run");
        }
    }

    private static String value(String option, Iterator<String> rest) throws UsageException {
        if (!rest.hasNext()) {
            throw new UsageException("option " + option + " needs a value");
        }
        return rest.next();
    }
}
