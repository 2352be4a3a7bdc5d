package dev.amplifier.core.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Puts the events of one document together to a tree. Used once, by one thread. */
final class TreeComposer {

    private static final String CORE = "tag:yaml.org,2002:";

    private final SourceLines lines;
    private final CodePointOffsets offsets;
    private final YamlLimits limits;
    private final Parser parser;
    private final List<YamlProblem> problems = new ArrayList<>();
    private final Map<String, Optional<YamlNode>> anchors = new HashMap<>();
    private int depth;
    private int aliases;
    private int nodes;

    TreeComposer(SourceLines lines, CodePointOffsets offsets, YamlLimits limits) {
        this.lines = lines;
        this.offsets = offsets;
        this.limits = limits;
        var options = new LoaderOptions();
        options.setCodePointLimit(limits.bytes());
        this.parser = new ParserImpl(new StreamReader(lines.text()), options);
    }

    /** What does not keep the tree from being used. */
    List<YamlProblem> problems() {
        return problems;
    }

    Optional<YamlNode> compose() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        parser.getEvent();
        var root = node();
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw refused(
                    YamlProblem.Kind.SEVERAL_DOCUMENTS,
                    "A second document starts here; the text must hold one document only.",
                    at(parser.peekEvent()));
        }
        return Optional.of(root);
    }

    private YamlNode node() {
        var event = parser.getEvent();
        if (event instanceof AliasEvent alias) {
            return expanded(alias);
        }
        count(1, event);
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, Optional.empty());
        }
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> nested(mapping, () -> mapping(mapping));
            case CollectionStartEvent sequence -> nested(sequence, () -> sequence(sequence));
            default -> throw refused(YamlProblem.Kind.SYNTAX, "Unexpected " + event.getEventId() + ".", at(event));
        };
        if (anchor != null) {
            anchors.put(anchor, Optional.of(node));
        }
        return node;
    }

    private YamlNode expanded(AliasEvent alias) {
        var named = anchors.get(alias.getAnchor());
        if (named == null) {
            throw refused(
                    YamlProblem.Kind.BAD_ALIAS,
                    "No anchor named '" + alias.getAnchor() + "' stands before this alias.",
                    at(alias));
        }
        if (named.isEmpty()) {
            throw refused(
                    YamlProblem.Kind.BAD_ALIAS,
                    "The alias '" + alias.getAnchor() + "' stands inside what it names.",
                    at(alias));
        }
        if (++aliases > limits.aliases()) {
            throw refused(
                    YamlProblem.Kind.TOO_MANY_ALIASES,
                    "More than " + limits.aliases() + " aliases; write the values out.",
                    at(alias));
        }
        count(size(named.get()), alias);
        var place = at(alias);
        return switch (named.get()) {
            case YamlScalar scalar -> new YamlScalar(scalar.text(), scalar.type(), place);
            case YamlMapping mapping -> new YamlMapping(mapping.entries(), place);
            case YamlSequence sequence -> new YamlSequence(sequence.items(), place);
        };
    }

    private static int size(YamlNode node) {
        int size = 1;
        switch (node) {
            case YamlScalar scalar -> {}
            case YamlMapping mapping -> {
                for (var entry : mapping.entries()) {
                    size += 1 + size(entry.value());
                }
            }
            case YamlSequence sequence -> {
                for (var item : sequence.items()) {
                    size += size(item);
                }
            }
        }
        return size;
    }

    private void count(int more, Event event) {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw refused(
                    YamlProblem.Kind.TOO_MANY_ALIASES,
                    "The document has more than " + limits.nodes() + " values, expanded aliases included.",
                    at(event));
        }
    }

    private interface Body {
        YamlNode read();
    }

    private YamlNode nested(CollectionStartEvent start, Body body) {
        if (++depth > limits.depth()) {
            throw refused(
                    YamlProblem.Kind.TOO_DEEP,
                    "Mappings and lists are nested more than " + limits.depth() + " deep here.",
                    at(start));
        }
        var node = body.read();
        depth--;
        return node;
    }

    private YamlSequence sequence(CollectionStartEvent start) {
        refuseTag(start.getTag(), "seq", start);
        var items = new ArrayList<YamlNode>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node());
        }
        var end = parser.getEvent();
        var last = items.isEmpty() ? null : items.getLast().range();
        return new YamlSequence(items, extent(start, end, last));
    }

    private YamlMapping mapping(MappingStartEvent start) {
        refuseTag(start.getTag(), "map", start);
        var entries = new ArrayList<YamlMapping.Entry>();
        var merged = new LinkedHashMap<String, YamlMapping.Entry>();
        var seen = new HashSet<String>();
        SourceRange last = null;
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            boolean plain = parser.peekEvent() instanceof ScalarEvent scalar && scalar.isPlain();
            var key = key();
            var value = node();
            last = value.range();
            if (plain && key.text().equals("<<")) {
                merge(value, merged);
                continue;
            }
            if (!seen.add(key.text())) {
                problems.add(new YamlProblem(
                        YamlProblem.Kind.DUPLICATE_KEY,
                        "The key '" + key.text() + "' is already there; each key may stand once.",
                        key.range()));
            }
            entries.add(new YamlMapping.Entry(key, value));
        }
        var end = parser.getEvent();
        merged.keySet().removeAll(seen);
        entries.addAll(0, merged.values());
        return new YamlMapping(entries, extent(start, end, last));
    }

    private YamlScalar key() {
        if (node() instanceof YamlScalar scalar) {
            return scalar;
        }
        throw refused(
                YamlProblem.Kind.COMPLEX_KEY,
                "A key must be a single value, not a list or a mapping.",
                at(parser.peekEvent()));
    }

    private void merge(YamlNode value, Map<String, YamlMapping.Entry> merged) {
        switch (value) {
            case YamlMapping mapping -> mapping.entries().forEach(entry -> merged.putIfAbsent(entry.name(), entry));
            case YamlSequence sequence -> {
                for (var item : sequence.items()) {
                    if (!(item instanceof YamlMapping)) {
                        throw badMerge(item);
                    }
                    merge(item, merged);
                }
            }
            case YamlScalar scalar -> throw badMerge(scalar);
        }
    }

    private static RefusedException badMerge(YamlNode value) {
        return refused(
                YamlProblem.Kind.BAD_MERGE,
                "Only a mapping, or a list of mappings, can be merged with '<<'; this is a " + value.kind() + ".",
                value.range());
    }

    private YamlScalar scalar(ScalarEvent event) {
        return new YamlScalar(event.getValue(), type(event), scalarRange(event));
    }

    private ScalarType type(ScalarEvent event) {
        String tag = event.getTag();
        if (tag == null) {
            return event.isPlain() && event.getImplicit().canOmitTagInPlainScalar()
                    ? ScalarType.ofPlain(event.getValue())
                    : ScalarType.TEXT;
        }
        return switch (tag) {
            case "!", CORE + "str" -> ScalarType.TEXT;
            case CORE + "int" -> ScalarType.INTEGER;
            case CORE + "float" -> ScalarType.FLOAT;
            case CORE + "bool" -> ScalarType.BOOLEAN;
            case CORE + "null" -> ScalarType.NULL;
            case CORE + "timestamp" -> ScalarType.TIMESTAMP;
            default -> throw tagNotAllowed(tag, event);
        };
    }

    private void refuseTag(@Nullable String tag, String allowed, Event event) {
        if (tag != null && !tag.equals("!") && !tag.equals(CORE + allowed)) {
            throw tagNotAllowed(tag, event);
        }
    }

    private RefusedException tagNotAllowed(String tag, Event event) {
        return refused(
                YamlProblem.Kind.TAG_NOT_ALLOWED,
                "The tag '" + tag + "' is not allowed; only plain data is read. Remove the tag.",
                at(event));
    }

    private SourceRange scalarRange(ScalarEvent event) {
        int start = offset(event.getStartMark());
        int end = offset(event.getEndMark());
        while (end > start && Character.isWhitespace(lines.text().charAt(end - 1))) {
            end--;
        }
        return lines.range(start, end);
    }

    private SourceRange extent(CollectionStartEvent start, Event end, @Nullable SourceRange last) {
        int from = offset(start.getStartMark());
        if (start.isFlow() || last == null) {
            return lines.range(from, offset(end.getEndMark()));
        }
        return lines.range(from, Math.max(from, last.endOffset()));
    }

    private SourceRange at(Event event) {
        int start = offset(event.getStartMark());
        return lines.range(start, Math.max(start, offset(event.getEndMark())));
    }

    private int offset(Mark mark) {
        return Math.min(offsets.utf16(mark.getIndex()), lines.text().length());
    }

    private static RefusedException refused(YamlProblem.Kind kind, String message, SourceRange range) {
        return new RefusedException(new YamlProblem(kind, message, range));
    }
}
