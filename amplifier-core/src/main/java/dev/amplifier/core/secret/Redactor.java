package dev.amplifier.core.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts secrets out of text and JSON before it is logged, relayed or measured: values under telling names, values of telling shape, and
 * values that are known. Takes time in proportion to the text. Safe for use by several threads.
 */
public final class Redactor {

    /** What stands in a secret's place. */
    public static final String MASK = "[REDACTED]";

    /** Knows names and shapes only. */
    public static final Redactor STANDARD = new Redactor(List.of());

    private static final Set<String> NAMES = Set.of(
            "accesskey",
            "accesstoken",
            "accountkey",
            "apikey",
            "auth",
            "authorization",
            "clientsecret",
            "connectionstring",
            "cookie",
            "credential",
            "credentials",
            "idtoken",
            "passwd",
            "password",
            "privatekey",
            "refreshtoken",
            "secret",
            "secretkey",
            "setcookie",
            "sharedaccesskey",
            "signingsecret",
            "token",
            "xapikey");

    private final List<String> known;

    private Redactor(List<String> known) {
        this.known = known;
    }

    /** A redactor that knows these secrets too, in any of the spellings that text may carry: plain, JSON, URL and base64. */
    public Redactor knowing(Collection<Secret> secrets) {
        return new Redactor(Stream.concat(known.stream(), secrets.stream().flatMap(Spellings::of))
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList());
    }

    /** The text without secrets. */
    public String redact(String text) {
        String rest = text;
        for (String value : known) {
            rest = rest.replace(value, MASK);
        }
        return Shapes.cutAll(rest);
    }

    /** A copy of the node without secrets; values under telling names are cut whatever they are. */
    public JsonNode redact(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> redact(object);
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(item -> copy.add(redact(item)));
                yield copy;
            }
            case JsonNode value when value.isTextual() -> JsonNodeFactory.instance.textNode(redact(value.textValue()));
            default -> node;
        };
    }

    /** A copy of the object without secrets. */
    public ObjectNode redact(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            boolean cut = isTelling(field.getKey()) && !field.getValue().isNull();
            copy.set(redact(field.getKey()), cut ? JsonNodeFactory.instance.textNode(MASK) : redact(field.getValue()));
        }
        return copy;
    }

    /** Whether a field of this name holds a secret, whatever its value. */
    public static boolean isTelling(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
    }
}
