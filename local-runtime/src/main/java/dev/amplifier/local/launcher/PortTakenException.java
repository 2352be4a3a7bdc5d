package dev.amplifier.local.launcher;

import java.io.IOException;

/** The port to serve on cannot be had. */
final class PortTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    PortTakenException(int port, IOException cause) {
        super(
                "port " + port + " cannot be used (" + cause.getMessage()
                        + "): stop what listens there, or choose another with --port",
                cause);
    }
}
