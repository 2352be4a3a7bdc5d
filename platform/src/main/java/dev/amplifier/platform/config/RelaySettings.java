package dev.amplifier.platform.config;

import java.util.Locale;

/**
 * How to reach Web PubSub.
 *
 * @param connectionString {@code Endpoint=…;AccessKey=…;Version=1.0;}, a secret
 */
public record RelaySettings(String connectionString) {

    /** Reads {@code WEB_PUBSUB_CONNECTION_STRING}. */
    public static RelaySettings read(SettingsReader reader) {
        String text = reader.text(
                "WEB_PUBSUB_CONNECTION_STRING", "Web PubSub's connection string, Endpoint=…;AccessKey=…;Version=1.0;");
        if (!text.isEmpty() && !text.toLowerCase(Locale.ROOT).contains("accesskey=")) {
            reader.fault(
                    "WEB_PUBSUB_CONNECTION_STRING",
                    "is not understood. Allowed: Endpoint=https://…;AccessKey=…;Version=1.0;");
        }
        return new RelaySettings(text);
    }

    @Override
    public String toString() {
        return "RelaySettings[]";
    }
}
