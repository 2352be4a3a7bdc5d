package dev.amplifier.functions.mcp;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.amplifier.platform.contract.Json;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks what a client calls a tool with against the tool's schema. Immutable. */
final class ToolInputs implements JsonSchemaValidator {

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object arguments) {
        String faults = factory.getSchema(Json.toTree(schema)).validate(Json.toTree(arguments)).stream()
                .map(ValidationMessage::getMessage)
                .limit(10)
                .collect(Collectors.joining("; "));
        return faults.isEmpty()
                ? ValidationResponse.asValid(Json.write(arguments))
                : ValidationResponse.asInvalid(faults + ".");
    }
}
