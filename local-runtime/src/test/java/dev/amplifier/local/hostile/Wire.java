package dev.amplifier.local.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** Sends bytes to a port of this computer and waits for the answer's last one. */
record Wire(int port) {

    private static final int PATIENCE_MILLIS = 60_000;

    RawAnswer send(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException refusedBeforeItsEnd) {
                return RawAnswer.read(rest(socket.getInputStream()));
            }
            return RawAnswer.read(rest(socket.getInputStream()));
        } catch (SocketTimeoutException e) {
            throw new AssertionError("there was no whole answer within a minute", e);
        }
    }

    private static byte[] rest(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes.write(chunk, 0, read);
            }
        } catch (SocketException resetAfterTheAnswer) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }
}
