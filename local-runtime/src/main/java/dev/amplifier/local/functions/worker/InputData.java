package dev.amplifier.local.functions.worker;

import java.net.URI;
import java.util.Map;

/** A value that the host hands to the worker. */
public sealed interface InputData {

    /** Text, which may be JSON. */
    record Text(String text) implements InputData {}

    /** JSON text. */
    record Json(String json) implements InputData {}

    /** Bytes; not copied, so nobody changes them. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements InputData {}

    /**
     * A request.
     *
     * @param method in capital letters
     * @param uri absolute, with the query
     * @param headers by their names in small letters; several values of a name are joined with commas
     * @param query decoded; parameters without a value are left out
     * @param body never a request itself
     */
    record Request(String method, URI uri, Map<String, String> headers, Map<String, String> query, InputData body)
            implements InputData {

        /** Copies the maps. */
        public Request {
            headers = Map.copyOf(headers);
            query = Map.copyOf(query);
        }
    }

    /** No value. */
    record Nothing() implements InputData {}
}
