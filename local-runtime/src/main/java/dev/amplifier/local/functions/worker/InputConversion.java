package dev.amplifier.local.functions.worker;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value from the host into what a parameter takes, by the rules of the Java worker, its odd ones too: text for a {@code String} is
 * left as it is, quotes and all; numbers are parsed; a list's elements are converted one by one; everything else is Gson's business.
 */
final class InputConversion {

    static final Gson GSON = new Gson();

    private InputConversion() {}

    /**
     * Converts a value.
     *
     * @return null if there is none
     * @throws ClassCastException if the value does not fit the type
     */
    static @Nullable Object convert(InputData value, Type target) {
        if (raw(target).equals(Optional.class)) {
            return Optional.ofNullable(convert(value, argument(target)));
        }
        return switch (value) {
            case InputData.Nothing nothing -> null;
            case InputData.Text text -> fromText(text.text(), target);
            case InputData.Json json -> fromJson(json.json(), target);
            case InputData.Bytes bytes -> fromBytes(bytes.bytes(), target);
            case InputData.Request request -> fromRequest(request, target);
        };
    }

    /** The class of a type, without its parameters. */
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> raw(parameterized.getRawType());
            case GenericArrayType array ->
                Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    private static Object fromText(String text, Type target) {
        Class<?> type = raw(target);
        try {
            if (type == int.class || type == Integer.class) {
                return Integer.parseInt(text);
            }
            if (type == long.class || type == Long.class) {
                return Long.parseLong(text);
            }
            if (type == double.class || type == Double.class) {
                return Double.parseDouble(text);
            }
            if (type == float.class || type == Float.class) {
                return Float.parseFloat(text);
            }
            if (type == short.class || type == Short.class) {
                return Short.parseShort(text);
            }
            if (type == byte.class || type == Byte.class) {
                return Byte.parseByte(text);
            }
        } catch (NumberFormatException e) {
            throw unfit(text, target);
        }
        return fromJson(text, target);
    }

    private static Object fromJson(String json, Type target) {
        Class<?> type = raw(target);
        if (type == String.class) {
            return json;
        }
        Object value = parsed(json, target, type);
        if (value != null) {
            return value;
        }
        if (type.isInstance(json)) {
            return json;
        }
        throw unfit(json, target);
    }

    private static @Nullable Object parsed(String json, Type target, Class<?> type) {
        if (type == String[].class) {
            return strings(json);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return collection(json, target, type);
        }
        return GSON.fromJson(json, type);
    }

    private static Object strings(String json) {
        try {
            return GSON.fromJson(json, String[].class);
        } catch (JsonSyntaxException notOnlyStrings) {
            return texts(json).toArray(String[]::new);
        }
    }

    private static Object collection(String json, Type target, Class<?> type) {
        if (!(argument(target) instanceof Class<?> element)) {
            throw new ClassCastException(
                    "The worker converts no list whose elements have type parameters: " + target.getTypeName());
        }
        try {
            List<@Nullable Object> values = new ArrayList<>();
            for (JsonElement value : array(json)) {
                values.add(GSON.fromJson(value, element));
            }
            return values;
        } catch (RuntimeException notAnArrayOfElements) {
            return wholeCollection(json, target, type);
        }
    }

    private static Object wholeCollection(String json, Type target, Class<?> type) {
        try {
            return GSON.fromJson(json, target);
        } catch (JsonSyntaxException notACollection) {
            List<String> texts = texts(json);
            if (type.isInstance(texts)) {
                return texts;
            }
            throw notACollection;
        }
    }

    private static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        array(json).forEach(element -> texts.add(element.toString()));
        return texts;
    }

    private static JsonArray array(String json) {
        return JsonParser.parseString(json).getAsJsonArray();
    }

    private static Object fromBytes(byte[] bytes, Type target) {
        Class<?> type = raw(target);
        if (type == byte[].class) {
            return bytes.clone();
        }
        if (type == Byte[].class) {
            Byte[] boxed = new Byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                boxed[i] = bytes[i];
            }
            return boxed;
        }
        return fromJson(new String(bytes, Charset.defaultCharset()), target);
    }

    private static Object fromRequest(InputData.Request request, Type target) {
        if (raw(target) != HttpRequestMessage.class) {
            throw new ClassCastException("An HTTP request fits HttpRequestMessage only, not " + target.getTypeName());
        }
        return new RequestMessage(request, convert(request.body(), argument(target)));
    }

    private static ClassCastException unfit(String text, Type target) {
        String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return new ClassCastException("Cannot convert " + shown + " to type " + target.getTypeName());
    }
}
