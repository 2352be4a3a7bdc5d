package dev.amplifier.local.relay;

import java.time.Duration;

/**
 * Bounds of the relay.
 *
 * @param accessKey the key that tokens are signed with, at least 32 characters
 * @param unacknowledged most characters that are kept for a client that does not acknowledge them
 * @param recovery how long a dropped reliable connection can be taken up again
 * @param frame largest frame from a client, in bytes
 */
public record RelayOptions(String accessKey, int unacknowledged, Duration recovery, int frame) {

    /** Refuses a key that is too short to sign with. */
    public RelayOptions {
        if (accessKey.length() < 32) {
            throw new IllegalArgumentException(
                    "the relay's access key has " + accessKey.length() + " characters; it needs 32");
        }
    }

    /** 16 Mi characters a client, a minute to recover, frames of 1 MiB, as in the cloud. */
    public static RelayOptions withKey(String accessKey) {
        return new RelayOptions(accessKey, 16 << 20, Duration.ofMinutes(1), 1 << 20);
    }
}
