package dev.amplifier.core.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that a text mentions with {@code @bundle:path} or {@code @path}. Code in fences and in backticks mentions nothing. */
public final class Mentions {

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]++`");
    private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9_.])@([A-Za-z0-9_:./\\\\~-]++)");
    private static final Pattern TRAILING = Pattern.compile("[.:]+$");
    private static final int DEEPEST = 3;
    private static final int MOST = 100;

    private Mentions() {}

    /** What a text mentions, without the {@code @}, in order and once each. */
    public static List<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(CODE.matcher(text).replaceAll(" "));
        while (matcher.find() && found.size() < MOST) {
            String name = TRAILING.matcher(matcher.group(1)).replaceAll("");
            if (!name.isEmpty()) {
                found.add(name);
            }
        }
        return List.copyOf(found);
    }

    /**
     * The files that a text mentions, and those that they mention in turn, three deep; each text once.
     *
     * @param find the text of a mention; empty if there is none, which is no fault
     * @return texts by mention, in order
     */
    public static Map<String, String> files(String text, Function<String, Optional<String>> find) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> level = in(text);
        for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            List<String> next = new ArrayList<>();
            for (String mention : level) {
                Optional<String> file = files.size() < MOST ? find.apply(mention) : Optional.empty();
                if (file.isPresent() && !files.containsValue(file.get())) {
                    files.put(mention, file.get());
                    next.addAll(in(file.get()));
                }
            }
            next.removeAll(files.keySet());
            level = next;
        }
        return files;
    }

    /** A file as a model sees it. */
    public static String block(String name, String text) {
        return "<context_file path=\"@" + name + "\">\n" + text + "\n</context_file>";
    }
}
