package dev.amplifier.functions.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.amplifier.platform.contract.Json;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import java.io.IOException;
import java.lang.reflect.Type;

/** The protocol's records as JSON, in the one way in which this app reads and writes JSON. Immutable. */
final class ContractJson implements McpJsonMapper {

    @Override
    public <T> T readValue(String content, Class<T> type) throws IOException {
        return Json.mapper().readValue(content, type);
    }

    @Override
    public <T> T readValue(byte[] content, Class<T> type) throws IOException {
        return Json.mapper().readValue(content, type);
    }

    @Override
    public <T> T readValue(String content, TypeRef<T> type) throws IOException {
        return Json.mapper().readValue(content, reference(type));
    }

    @Override
    public <T> T readValue(byte[] content, TypeRef<T> type) throws IOException {
        return Json.mapper().readValue(content, reference(type));
    }

    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        return Json.mapper().convertValue(value, type);
    }

    @Override
    public <T> T convertValue(Object value, TypeRef<T> type) {
        return Json.mapper().convertValue(value, reference(type));
    }

    @Override
    public String writeValueAsString(Object value) throws IOException {
        return Json.mapper().writeValueAsString(value);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws IOException {
        return Json.mapper().writeValueAsBytes(value);
    }

    private static <T> TypeReference<T> reference(TypeRef<T> type) {
        return new TypeReference<>() {
            @Override
            public Type getType() {
                return type.getType();
            }
        };
    }
}
