package dev.amplifier.local.functions.worker;

import java.util.Map;

/** A value that the worker hands back to the host. */
public sealed interface OutputData {

    /** What a function without a return value gives. */
    record Nothing() implements OutputData {}

    /** Text. */
    record Text(String text) implements OutputData {}

    /** JSON text; {@code null} for a null value. */
    record Json(String json) implements OutputData {}

    /** Bytes; not copied, so nobody changes them. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements OutputData {}

    /**
     * An answer to a request.
     *
     * @param status HTTP status, 100 to 599
     * @param body never a response itself
     */
    record Response(int status, Map<String, String> headers, OutputData body) implements OutputData {

        /** Copies the headers. */
        public Response {
            headers = Map.copyOf(headers);
        }
    }
}
