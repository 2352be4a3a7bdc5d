package dev.amplifier.local.functions.worker;

import org.jspecify.annotations.Nullable;

/** Turns what a function returned into a value for the host, by the class of the value and not by the declared type. */
final class OutputConversion {

    private OutputConversion() {}

    static OutputData convert(@Nullable Object value) {
        return switch (value) {
            case null -> new OutputData.Json("null");
            case String text -> new OutputData.Text(text);
            case Long number -> new OutputData.Json(number.toString());
            case Integer number -> new OutputData.Json(number.toString());
            case Short number -> new OutputData.Json(number.toString());
            case Byte number -> new OutputData.Json(number.toString());
            case byte[] bytes -> new OutputData.Bytes(bytes);
            case ResponseMessage response ->
                new OutputData.Response(response.getStatusCode(), response.headers(), convert(response.getBody()));
            default -> new OutputData.Json(InputConversion.GSON.toJson(value));
        };
    }
}
